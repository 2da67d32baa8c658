//! Pages in HTML: what is read out, and what the record of it holds.
