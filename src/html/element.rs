//! What the elements of HTML mean for the text that is read out.

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

/// What an element says of the text inside it.
pub(super) fn kind(name: &[u8], role: Option<&[u8]>, in_article: bool) -> Option<PartKind> {
    match (name, role) {
        (_, Some(b"navigation" | b"banner" | b"contentinfo" | b"complementary" | b"search")) => Some(PartKind::Chrome),
        (b"nav" | b"aside", _) => Some(PartKind::Chrome),
        // Inside an article they hold its title, its author, its source.
        (b"header" | b"footer", _) => (!in_article).then_some(PartKind::Chrome),
        (b"h1", _) => Some(PartKind::Title),
        (b"figcaption", _) => Some(PartKind::Caption),
        _ => None,
    }
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
