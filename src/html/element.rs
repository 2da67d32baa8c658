//! What the elements of HTML mean for the text that is read out.

use html5gum::StartTag;

use crate::article::PartKind;

/// What an element does to the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Flow {
    /// Its text stands in the line.
    Inline,
    /// It begins and ends a line.
    Line,
    /// It begins and ends a paragraph.
    Paragraph,
    /// It has no text.
    Unseen,
}

/// What an element does, by its name.
pub(super) fn flow(name: &[u8]) -> Flow {
    match name {
        b"p" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"article" | b"aside" | b"blockquote" | b"figure"
        | b"footer" | b"header" | b"hr" | b"main" | b"nav" | b"pre" | b"section" | b"table" | b"ul" | b"ol" => {
            Flow::Paragraph
        }
        b"address" | b"br" | b"button" | b"caption" | b"center" | b"dd" | b"details" | b"dialog" | b"dir" | b"div"
        | b"dl" | b"dt" | b"fieldset" | b"figcaption" | b"form" | b"hgroup" | b"html" | b"legend" | b"li" | b"menu"
        | b"option" | b"summary" | b"tbody" | b"td" | b"tfoot" | b"th" | b"thead" | b"tr" | b"body" => Flow::Line,
        b"audio" | b"canvas" | b"datalist" | b"iframe" | b"math" | b"noembed" | b"noframes" | b"noscript"
        | b"object" | b"script" | b"select" | b"style" | b"svg" | b"template" | b"textarea" | b"title" | b"video" => {
            Flow::Unseen
        }
        _ => Flow::Inline,
    }
}

/// Whether an element ends where another begins, without a tag of its own that says so.
pub(super) fn ends_before(open: &[u8], next: &[u8]) -> bool {
    match open {
        b"p" => matches!(flow(next), Flow::Line | Flow::Paragraph) && !matches!(next, b"br" | b"button" | b"option"),
        b"li" | b"tr" => next == open,
        b"td" | b"th" => matches!(next, b"td" | b"th" | b"tr"),
        b"dd" | b"dt" => matches!(next, b"dd" | b"dt"),
        _ => false,
    }
}

/// What an element says of the text inside it: by its name, its role, else by the words of its class.
pub(super) fn kind(tag: &StartTag<()>, in_article: bool) -> Option<PartKind> {
    let role = attribute(tag, b"role").unwrap_or_default();
    match (tag.name.as_slice(), role) {
        (_, b"navigation" | b"banner" | b"contentinfo" | b"complementary" | b"search") => Some(PartKind::Chrome),
        (b"nav" | b"aside", _) => Some(PartKind::Chrome),
        // Inside an article they hold its title, its author, its source.
        (b"header" | b"footer", _) if !in_article => Some(PartKind::Chrome),
        (b"h1", _) => Some(PartKind::Title),
        (b"figcaption", _) => Some(PartKind::Caption),
        _ => by_class(tag),
    }
}

/// The words of classes that mean the same on all sites.
fn by_class(tag: &StartTag<()>) -> Option<PartKind> {
    let class = attribute(tag, b"class")?;
    let mut words = class.split(|byte| !byte.is_ascii_alphanumeric());
    words.find_map(|word| match word.to_ascii_lowercase().as_slice() {
        b"sapo" | b"chapo" | b"chapeau" | b"standfirst" => Some(PartKind::Standfirst),
        b"caption" => Some(PartKind::Caption),
        b"breadcrumb" | b"breadcrumbs" => Some(PartKind::Chrome),
        _ => None,
    })
}

/// The value of an attribute.
pub(super) fn attribute<'t>(tag: &'t StartTag<()>, name: &[u8]) -> Option<&'t [u8]> {
    tag.attributes.get(name).map(|value| value.as_slice())
}

/// Whether an element is marked as not shown.
pub(super) fn is_hidden(tag: &StartTag<()>) -> bool {
    let style = attribute(tag, b"style").unwrap_or_default();
    let style: Vec<u8> = style.iter().filter(|byte| !byte.is_ascii_whitespace()).map(u8::to_ascii_lowercase).collect();
    let says = |what: &[u8]| style.windows(what.len()).any(|window| window == what);
    attribute(tag, b"hidden").is_some() || says(b"display:none") || says(b"visibility:hidden")
}

/// Whether an element has no content and no end.
pub(super) fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"source"
            | b"track"
            | b"wbr"
    )
}
