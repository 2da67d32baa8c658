//! `vanban normalize`: text in canonical form. Plain text stays plain text, a JSON line stays one.

use std::io;

use serde_json::Value;
use vanban::ToneStyle;
use vanban::normalize::{Cleaner, normalize as canonical, place_tone_marks, strip_marks, strip_tones};

use crate::arguments::{Fold, Normalize, Tone};
use crate::document::{Document, Fields};
use crate::run::text;

/// What is done with a text beside its canonical form.
#[derive(Clone, Copy)]
struct Changes {
    clean: bool,
    tone: Option<ToneStyle>,
    fold: Option<Fold>,
}

/// Gives the number of bad documents.
pub fn normalize(arguments: Normalize) -> io::Result<u64> {
    let Normalize { inputs, clean, tone, fold, decode } = arguments;
    let tone = tone.map(|style| match style {
        Tone::Old => ToneStyle::Old,
        Tone::New => ToneStyle::New,
    });
    let changes = Changes { clean, tone, fold };
    let fields = Fields::new(&inputs);
    let text_field = fields.text.clone();
    text(&inputs, decode, fields, move |document: Document| {
        let changed = changes.apply(document.body.text());
        let Some(mut object) = document.object else { return changed };
        object.insert(text_field.clone(), Value::String(changed));
        let mut line = Value::Object(object).to_string();
        line.push('\n');
        line
    })
}

impl Changes {
    fn apply(&self, text: &str) -> String {
        let mut text = match self.clean {
            true => Cleaner::all().clean(text).text.into_owned(),
            false => canonical(text).text.into_owned(),
        };
        if let Some(style) = self.tone {
            text = place_tone_marks(&text, style).text.into_owned();
        }
        match self.fold {
            None => text,
            Some(Fold::Tones) => strip_tones(&text).into_owned(),
            Some(Fold::Marks) => strip_marks(&text).into_owned(),
        }
    }
}
