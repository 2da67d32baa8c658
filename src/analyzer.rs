//! The whole pipeline: [`Analyzer`].

use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::article::{Article, Findings, Furniture, Layout, Linker, PartKind, date_letterhead, date_references};
use crate::error::Error;
use crate::extract::cursor::Cursor;
use crate::extract::{
    Abbreviation, Anaphor, DateMention, Day, DocumentNumber, Person, Reference, date, person, reference, role, settle,
};
use crate::lexicon::{Builder, Data, Lexicon};
use crate::normalize::{Normalized, normalize};
use crate::segment::{Segmenter, Words};
use crate::span::{OffsetMap, Span};
use crate::token::{
    Abbreviations, CompoundReader, CompoundTables, Compounds, Flagged, Sentences, SyllableTokens, Token, Units, scan,
};

/// Reads Vietnamese texts. Built once, cheap to clone, shared between threads.
///
/// Every method takes a text as it was found, in any normalisation form, and gives spans in bytes of that text. No text is
/// an error: what is not understood has no findings. Time and memory are in proportion to the length of the text, whatever
/// is in it; of a text of more than 4 GiB the first 4 GiB are read.
#[derive(Clone, Debug)]
pub struct Analyzer {
    tables: Arc<Tables>,
}

/// What the library knows, compiled.
#[derive(Debug)]
struct Tables {
    lexicon: Lexicon,
    dates: date::Recognizer,
    references: reference::Recognizer,
    people: person::Recognizer,
    furniture: Furniture,
    linker: Linker,
    segmenter: Segmenter,
    abbreviations: Abbreviations,
    units: Units,
}

impl Tables {
    fn new(data: &Data) -> Result<Self, Error> {
        data.check()?;
        let mut builder = Builder::new();
        builder.syllables();
        let dates = date::Recognizer::new(&mut builder, data)?;
        let references = reference::Recognizer::new(&mut builder, data)?;
        let people = person::Recognizer::new(&mut builder, data)?;
        let furniture = Furniture::new(&mut builder, data)?;
        let linker = Linker::new(&mut builder, data)?;
        let segmenter = Segmenter::new(&mut builder, data)?;
        let abbreviations = Abbreviations::new(data)?;
        let units = Units::new(data)?;
        let lexicon = builder.finish();
        Ok(Self { lexicon, dates, references, people, furniture, linker, segmenter, abbreviations, units })
    }
}

static BUILT_IN: Lazy<Analyzer> = Lazy::new(|| Analyzer::with(&Data::new()).expect("the built-in data is sound"));

impl Default for Analyzer {
    fn default() -> Self {
        Self::new()
    }
}

impl Analyzer {
    /// An analyzer with the built-in knowledge. The first call builds the tables, later ones share them.
    pub fn new() -> Self {
        BUILT_IN.clone()
    }

    /// An analyzer with a user's own data beside the built-in.
    ///
    /// # Errors
    /// When an entry of the data is not in the form of its table; the message names the file and the line.
    pub fn with(data: &Data) -> Result<Self, Error> {
        Ok(Self { tables: Arc::new(Tables::new(data)?) })
    }

    /// The tokens of a text, one after the other, with the Vietnamese syllables told from other words.
    ///
    /// The same tokens as [`tokens`](crate::tokens) gives for the canonical form of the text; spans and words are of the
    /// text as given.
    ///
    /// ```
    /// use vanban::TokenKind::{Number, Syllable, Word};
    ///
    /// let analyzer = vanban::Analyzer::new();
    /// let kinds: Vec<_> = analyzer.tokens("Quốc hội khóa XIV ban hành Luật số 45").map(|token| token.kind()).collect();
    /// assert_eq!(kinds, [Syllable, Syllable, Syllable, Word, Syllable, Syllable, Syllable, Syllable, Number]);
    /// ```
    pub fn tokens<'t>(&'t self, text: &'t str) -> SyllableTokens<'t> {
        SyllableTokens::new(text, &self.tables.lexicon)
    }

    /// The tokens of a text with those that belong together joined: addresses, numbers with units, dates and codes in figures.
    ///
    /// A compound begins and ends with a token and never crosses a line end.
    ///
    /// ```
    /// let text = "Ngày 19/02/2021, TP.HCM chi 1,5 tỷ đồng theo Quyết định 217-QĐ/TW.";
    /// let analyzer = vanban::Analyzer::new();
    /// let words: Vec<&str> = analyzer.compounds(text).map(|compound| compound.text()).collect();
    /// assert_eq!(
    ///     words,
    ///     ["Ngày", "19/02/2021", ",", "TP.HCM", "chi", "1,5 tỷ đồng", "theo", "Quyết", "định", "217-QĐ/TW", "."]
    /// );
    /// ```
    pub fn compounds<'t>(&'t self, text: &'t str) -> Compounds<'t> {
        Compounds::new(text, self.compound_reader())
    }

    fn compound_reader(&self) -> CompoundReader<'_> {
        let Tables { lexicon, abbreviations, units, .. } = &*self.tables;
        CompoundReader::new(CompoundTables { lexicon, abbreviations, units })
    }

    /// The sentences of a text, one after the other, without the white space around them.
    ///
    /// A line end ends a sentence as a stop does, so headings, list items and bylines are sentences of their own; only a
    /// line that begins in lower case goes on with the one before it.
    ///
    /// ```
    /// let text = "Ông đến TP.HCM. Hôm nay, TP. Hồ Chí Minh có 7.900 ca, tăng 1,5%.";
    /// let analyzer = vanban::Analyzer::new();
    /// let sentences: Vec<&str> = analyzer.sentences(text).map(|span| span.of(text)).collect();
    /// assert_eq!(sentences, ["Ông đến TP.HCM.", "Hôm nay, TP. Hồ Chí Minh có 7.900 ca, tăng 1,5%."]);
    /// ```
    pub fn sentences<'t>(&'t self, text: &'t str) -> Sentences<'t> {
        Sentences::new(text, &self.tables.abbreviations)
    }

    /// The date expressions of a text, in order. What needs the day on which the text was written stays unresolved:
    /// see [`dates_at`](Self::dates_at).
    ///
    /// ```
    /// let dates = vanban::Analyzer::new().dates("Chiều ngày 19/02/2021, Ban Dân vận làm việc với các đoàn thể.");
    /// assert_eq!(dates[0].edtf.unwrap().to_string(), "2021-02-19");
    /// assert_eq!(dates[0].part_of_day, Some(vanban::extract::PartOfDay::Afternoon));
    /// ```
    pub fn dates(&self, text: &str) -> Vec<DateMention> {
        self.dates_resolved(text, None)
    }

    /// The date expressions of a text, in order, resolved by the day on which the text was written.
    ///
    /// ```
    /// let reference = "2021-02-25".parse()?;
    /// let dates = vanban::Analyzer::new().dates_at("Sáng qua, đoàn kiểm tra đến xã; ngày 5/3 sẽ công bố kết quả.", reference);
    /// let days: Vec<_> = dates.iter().map(|date| date.resolved.unwrap().to_string()).collect();
    /// assert_eq!(days, ["2021-02-24", "2021-03-05"]);
    /// # Ok::<(), vanban::Error>(())
    /// ```
    pub fn dates_at(&self, text: &str, reference: Day) -> Vec<DateMention> {
        self.dates_resolved(text, Some(reference))
    }

    fn dates_resolved(&self, text: &str, reference: Option<Day>) -> Vec<DateMention> {
        let clean = Clean::new(text, &self.tables.lexicon);
        let mut dates = self.find_dates(&clean, &self.find_references(&clean));
        self.tables.dates.resolve(clean.cursor(), &mut dates, reference);
        for date in &mut dates {
            clean.place(text, &mut date.span, &mut date.text);
        }
        dates
    }

    /// The document references of a text, in order. The date in the letterhead of a document is known to
    /// [`article`](Self::article) alone.
    ///
    /// ```
    /// let references = vanban::Analyzer::new().references("Theo Quyết định số 217- QĐ/TW, ngày 12/12/2013 và Nghị định 30.");
    /// assert_eq!(references[0].canonical, "217-QĐ/TW");
    /// assert_eq!(references[1].text, "Nghị định 30");
    /// ```
    pub fn references(&self, text: &str) -> Vec<Reference> {
        let clean = Clean::new(text, &self.tables.lexicon);
        let mut references = self.find_references(&clean);
        references.iter_mut().for_each(|r| r.place(text, |span| clean.map.to_original(span)));
        references
    }

    /// The words of a text: which syllables belong together, decided for each place in the text. An address on the net, an
    /// abbreviation with stops, the number of a document and a number with its marks are one word each.
    ///
    /// Costs one pass over the text and memory in proportion to its longest line; the first call builds the dictionary. `Data`
    /// with rows for [`Table::Words`](crate::Table::Words) adds words of a user's own.
    ///
    /// ```
    /// let text = "Học sinh học ở thành phố Hà Nội theo Nghị quyết 29-NQ/TW.";
    /// let analyzer = vanban::Analyzer::new();
    /// let words: Vec<&str> = analyzer.words(text).map(|word| word.text()).collect();
    /// assert_eq!(words, ["Học sinh", "học", "ở", "thành phố", "Hà Nội", "theo", "Nghị quyết", "29-NQ/TW", "."]);
    /// ```
    pub fn words<'t>(&'t self, text: &'t str) -> Words<'t> {
        self.tables.segmenter.words(text, self.compound_reader())
    }

    /// An analyzer whose segmenter was trained anew on sentences, each given as its words, and the trained weights as
    /// `data/segmenter.tsv` holds them.
    #[doc(hidden)]
    pub fn trained(sentences: &[Vec<String>]) -> (Self, String) {
        let mut tables = Tables::new(&Data::new()).expect("the built-in data is sound");
        let sentence = |words: &Vec<String>| {
            let mut tokens = Vec::new();
            scan(&words.join(" "), &tables.lexicon, &mut tokens);
            let starts = words.iter().scan(0, |at, word| Some(std::mem::replace(at, *at + word.len() + 1))).collect();
            (tokens, starts)
        };
        let sentences: Vec<_> = sentences.iter().map(sentence).collect();
        let weights = tables.segmenter.train(&sentences, &tables.lexicon);
        (Self { tables: Arc::new(tables) }, weights)
    }

    /// The words of a text that stand for a document named before, in order: `Nghị quyết này`.
    ///
    /// Only those whose document the text tells, with how sure that is. They are no part of the record.
    ///
    /// ```
    /// let text = "Chính phủ ban hành Nghị quyết số 76/NQ-CP. Nghị quyết này nêu sáu việc.";
    /// let anaphors = vanban::Analyzer::new().anaphors(text);
    /// assert_eq!((anaphors[0].text.as_str(), anaphors[0].resolves_to.canonical.as_str()), ("Nghị quyết này", "76/NQ-CP"));
    /// ```
    pub fn anaphors(&self, text: &str) -> Vec<Anaphor> {
        let clean = Clean::new(text, &self.tables.lexicon);
        let mut anaphors = self.tables.references.anaphors(clean.cursor(), &self.find_references(&clean));
        anaphors.iter_mut().for_each(|a| clean.place(text, &mut a.span, &mut a.text));
        anaphors
    }

    /// The document number that a text is.
    ///
    /// # Errors
    /// When the text is not one whole document number; the message says what is wrong.
    ///
    /// ```
    /// let number = vanban::Analyzer::new().document_number("217- QĐ/TW")?;
    /// assert_eq!((number.value, number.to_string().as_str()), (217, "217-QĐ/TW"));
    /// # Ok::<(), vanban::Error>(())
    /// ```
    pub fn document_number(&self, text: &str) -> Result<DocumentNumber, Error> {
        self.tables.references.number(Clean::new(text, &self.tables.lexicon).cursor())
    }

    /// The persons of a text, in the order of their first mention, each with all mentions and roles.
    ///
    /// Costs nearly as much as [`article`](Self::article): who is meant depends on what each line of the page is.
    ///
    /// ```
    /// let people = vanban::Analyzer::new().people("Bà Lê Thị Hoa, Chủ tịch UBND xã, đến dự. Bà Hoa phát biểu.");
    /// assert_eq!((people[0].name.as_str(), people[0].mentions.len()), ("Lê Thị Hoa", 2));
    /// assert_eq!(people[0].roles[0].text, "Chủ tịch UBND xã");
    /// ```
    pub fn people(&self, text: &str) -> Vec<Person> {
        let clean = Clean::new(text, &self.tables.lexicon);
        let references = self.find_references(&clean);
        let dates = self.find_dates(&clean, &references);
        let layout = Layout::of(clean.cursor(), &dates, &self.tables.furniture, &[]);
        let mut people = self.find_people(&clean, &layout, &dates, &references);
        clean.place_people(text, &mut people);
        people
    }

    /// The abbreviations that a text defines in brackets, in order: `Mặt trận Tổ quốc (MTTQ)`.
    ///
    /// ```
    /// let found = vanban::Analyzer::new().abbreviations("Bà Hà làm việc ở Hội Khuyến học (HKH) huyện.");
    /// assert_eq!((found[0].text.as_str(), found[0].expansion.as_str()), ("HKH", "Hội Khuyến học"));
    /// ```
    pub fn abbreviations(&self, text: &str) -> Vec<Abbreviation> {
        let clean = Clean::new(text, &self.tables.lexicon);
        let mut abbreviations = role::abbreviations(clean.cursor());
        abbreviations.iter_mut().for_each(|a| a.place_in(text, |span| clean.map.to_original(span)));
        abbreviations
    }

    /// The record of an article: what each line of the page is, and all findings.
    ///
    /// ```
    /// let text = "Xã Tân Lập khánh thành cầu\n25/02/2021 08:30\nSáng 24/2, ông Lê Văn Tám dự lễ.\nMinh Anh";
    /// let article = vanban::Analyzer::new().article(text);
    /// assert_eq!(article.title.as_deref(), Some("Xã Tân Lập khánh thành cầu"));
    /// assert_eq!(article.dates.last().unwrap().resolved.unwrap().to_string(), "2021-02-24");
    /// assert_eq!(article.people[0].name, "Lê Văn Tám");
    /// ```
    pub fn article(&self, text: &str) -> Article {
        self.article_known(text, &[], None)
    }

    /// The record of an article of which something is known beside its text: what some lines are, in order, and the day it
    /// was published.
    pub(crate) fn article_known(&self, text: &str, known: &[(Span, PartKind)], published: Option<Day>) -> Article {
        let clean = Clean::new(text, &self.tables.lexicon);
        let mut references = self.find_references(&clean);
        let mut dates = self.find_dates(&clean, &references);
        date_references(&clean.text, &mut references, &dates);
        let known: Vec<_> = known.iter().map(|&(span, kind)| (clean.map.to_result(span), kind)).collect();
        let layout = Layout::of(clean.cursor(), &dates, &self.tables.furniture, &known);
        let people = self.find_people(&clean, &layout, &dates, &references);
        let mut article = Article::of(&clean.text, &layout, &dates);
        article.published = published.or(article.published);
        date_letterhead(&mut references, &layout, article.published);
        self.tables.dates.resolve(clean.cursor(), &mut dates, article.published);
        let known = &self.tables.abbreviations;
        let found = Findings::new(clean.cursor(), &layout, &dates, &references, &people, known);
        (article.links, article.event) = self.tables.linker.find(&found);
        (article.dates, article.references, article.people, article.parts) = (dates, references, people, layout.parts);
        clean.place_all(text, &mut article);
        article
    }

    /// A text with its tokens, so that a benchmark can time one stage alone.
    #[doc(hidden)]
    pub fn prepare<'t>(&self, text: &'t str) -> Prepared<'t> {
        Prepared { analyzer: self.clone(), clean: Clean::new(text, &self.tables.lexicon) }
    }

    fn find_references(&self, clean: &Clean<'_>) -> Vec<Reference> {
        let mut references = Vec::with_capacity(clean.tokens.len() / 64);
        self.tables.references.find(clean.cursor(), &clean.flagged, &mut references);
        self.tables.references.resolve(&mut references);
        references
    }

    fn find_dates(&self, clean: &Clean<'_>, references: &[Reference]) -> Vec<DateMention> {
        let mut dates = Vec::with_capacity(clean.tokens.len() / 32);
        self.tables.dates.find(clean.cursor(), &clean.flagged, &mut dates);
        settle(&mut dates, references);
        dates
    }

    fn find_people(
        &self,
        clean: &Clean<'_>,
        layout: &Layout,
        dates: &[DateMention],
        references: &[Reference],
    ) -> Vec<Person> {
        let mut taken: Vec<Span> = dates.iter().map(|d| d.span).chain(references.iter().map(|r| r.span)).collect();
        // Two stretches in order each, which a stable sort makes use of.
        taken.sort();
        self.tables.people.find(clean.cursor(), &clean.flagged, layout, &taken)
    }
}

/// What [`Analyzer::prepare`] gives.
#[doc(hidden)]
pub struct Prepared<'t> {
    analyzer: Analyzer,
    clean: Clean<'t>,
}

impl Prepared<'_> {
    /// Finds the dates, without the references that may hold some of them; `dates` is cleared first.
    pub fn find_dates(&self, dates: &mut Vec<DateMention>) {
        dates.clear();
        self.analyzer.tables.dates.find(self.clean.cursor(), &self.clean.flagged, dates);
    }

    /// Finds the document references and what they stand for; `references` is cleared first.
    pub fn find_references(&self, references: &mut Vec<Reference>) {
        references.clear();
        self.analyzer.tables.references.find(self.clean.cursor(), &self.clean.flagged, references);
        self.analyzer.tables.references.resolve(references);
    }

    /// Finds the persons, without dates, references and layout.
    pub fn find_people(&self) -> Vec<Person> {
        self.analyzer.tables.people.find(self.clean.cursor(), &self.clean.flagged, &Layout::default(), &[])
    }
}

/// A text made canonical, with its tokens.
struct Clean<'t> {
    text: std::borrow::Cow<'t, str>,
    map: OffsetMap,
    tokens: Vec<Token>,
    flagged: Flagged,
}

impl<'t> Clean<'t> {
    fn new(text: &'t str, lexicon: &Lexicon) -> Self {
        let Normalized { text, map } = normalize(text);
        let mut tokens = Vec::with_capacity(text.len() / 4 + 1);
        scan(&text, lexicon, &mut tokens);
        let flagged = Flagged::new(&tokens);
        Self { text, map, tokens, flagged }
    }

    fn cursor(&self) -> Cursor<'_> {
        Cursor::new(&self.text, &self.tokens)
    }

    /// Turns every span of a record into one of the text as given.
    fn place_all(&self, given: &str, article: &mut Article) {
        article.dates.iter_mut().for_each(|d| self.place(given, &mut d.span, &mut d.text));
        article.references.iter_mut().for_each(|r| r.place(given, |span| self.map.to_original(span)));
        self.place_people(given, &mut article.people);
        for link in &mut article.links {
            (link.from, link.to) = (self.map.to_original(link.from), self.map.to_original(link.to));
        }
        if let Some(event) = &mut article.event {
            event.place_in(|span| self.map.to_original(span));
        }
        for part in &mut article.parts {
            (part.span, part.content) = (self.map.to_original(part.span), self.map.to_original(part.content));
        }
    }

    fn place_people(&self, given: &str, people: &mut [Person]) {
        for person in people {
            person.mentions.iter_mut().for_each(|m| self.place(given, &mut m.span, &mut m.text));
            person.roles.iter_mut().for_each(|r| r.place_in(given, |span| self.map.to_original(span)));
        }
    }

    /// Turns a span of the canonical text into the span and the words of the text as given.
    fn place(&self, given: &str, span: &mut Span, words: &mut String) {
        *span = self.map.to_original(*span);
        *words = span.of(given).to_owned();
    }
}
