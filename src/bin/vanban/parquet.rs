//! The tables as Parquet.
//!
//! A Parquet file is readable only when its end is written, and nothing can be put behind that, so a run cannot be resumed;
//! until a table is complete its name ends in `.part`.

use std::fs::{self, File};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use ::parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use ::parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, Int64Type};
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use ::parquet::schema::types::{Type, TypePtr};

use crate::arguments::Extract;
use crate::extract::{recorder, table_paths};
use crate::input::{Documents, Item};
use crate::progress::Progress;
use crate::resume::at;
use crate::run::{Tally, each, threads};
use crate::tables::{Cell, Rows, Sort, TABLES, Table, rows};

/// The bytes of the rows that are held until they are written as a group.
const GROUP: usize = 12 << 20;

/// Gives the number of bad documents.
pub fn extract(arguments: &Extract) -> io::Result<u64> {
    if arguments.resume {
        return Err(io::Error::other(
            "a Parquet file is readable only when it is complete, so --resume is not possible; use --format csv",
        ));
    }
    let Some(folder) = &arguments.output else {
        return Err(io::Error::other("the tables need a folder: --output FOLDER"));
    };
    let record = recorder(arguments)?;
    let paths = table_paths(folder, "parquet")?;
    let mut writers = Vec::with_capacity(paths.len());
    for (table, path) in TABLES.iter().zip(paths) {
        writers.push(TableWriter::create(*table, path)?);
    }
    let work = move |item: Item| record(item).map(|(id, article, text)| rows(&id, &article, text.as_deref()));
    let write = |documents: Vec<Rows>, _: &Tally| {
        for tables in documents {
            for (writer, rows) in writers.iter_mut().zip(tables) {
                writer.add(rows)?;
            }
        }
        Ok(())
    };
    let progress = Progress::new(&arguments.inputs, false);
    let start = (threads(&arguments.inputs), Tally::default());
    let done = each(Documents::new(&arguments.inputs), start, work, write, &progress)?;
    writers.into_iter().try_for_each(TableWriter::finish)?;
    Ok(done.bad)
}

/// One table as it is written.
struct TableWriter {
    path: PathBuf,
    part: PathBuf,
    columns: &'static [(&'static str, Sort)],
    writer: SerializedFileWriter<File>,
    rows: Vec<Vec<Cell>>,
    bytes: usize,
}

impl TableWriter {
    fn create((name, columns): Table, path: PathBuf) -> io::Result<Self> {
        let part = path.with_extension("parquet.part");
        let file = File::create(&part).map_err(|error| at(&part, error))?;
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let schema = schema(name, columns).map_err(|error| at(&part, error))?;
        let writer = SerializedFileWriter::new(file, schema, Arc::new(properties)).map_err(|error| at(&part, error))?;
        Ok(Self { path, part, columns, writer, rows: Vec::new(), bytes: 0 })
    }

    fn add(&mut self, rows: Vec<Vec<Cell>>) -> io::Result<()> {
        for row in rows {
            self.bytes += row.iter().map(size).sum::<usize>();
            self.rows.push(row);
        }
        if self.bytes >= GROUP { self.write_group() } else { Ok(()) }
    }

    fn write_group(&mut self) -> io::Result<()> {
        let Self { part, columns, writer, rows, .. } = self;
        write_columns(writer, columns, rows).map_err(|error| at(part, error))?;
        self.rows.clear();
        self.bytes = 0;
        Ok(())
    }

    fn finish(mut self) -> io::Result<()> {
        if !self.rows.is_empty() {
            self.write_group()?;
        }
        self.writer.close().map_err(|error| at(&self.part, error))?;
        fs::rename(&self.part, &self.path).map_err(|error| at(&self.path, error))
    }
}

/// About how many bytes a cell takes.
fn size(cell: &Cell) -> usize {
    size_of::<Cell>() + if let Cell::Text(text) = cell { text.len() } else { 0 }
}

fn schema(name: &str, columns: &[(&str, Sort)]) -> Result<TypePtr, ParquetError> {
    let column = |&(name, sort): &(&str, Sort)| {
        let (physical, logical) = match sort {
            Sort::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Sort::Number => (Physical::INT64, None),
            Sort::Flag => (Physical::BOOLEAN, None),
        };
        let column = Type::primitive_type_builder(name, physical).with_logical_type(logical);
        column.with_repetition(Repetition::OPTIONAL).build().map(Arc::new)
    };
    let columns = columns.iter().map(column).collect::<Result<_, _>>()?;
    Type::group_type_builder(name).with_fields(columns).build().map(Arc::new)
}

fn write_columns(
    writer: &mut SerializedFileWriter<File>,
    columns: &[(&str, Sort)],
    rows: &[Vec<Cell>],
) -> Result<(), ParquetError> {
    let mut group = writer.next_row_group()?;
    for (index, (_, sort)) in columns.iter().enumerate() {
        let Some(column) = group.next_column()? else { break };
        let cells = || rows.iter().map(|row| &row[index]);
        match sort {
            Sort::Text => write_column::<ByteArrayType>(column, cells(), |cell| match cell {
                Cell::Text(text) => Some(ByteArray::from(text.as_str())),
                _ => None,
            })?,
            Sort::Number => write_column::<Int64Type>(column, cells(), |cell| match cell {
                Cell::Number(number) => Some(*number),
                _ => None,
            })?,
            Sort::Flag => write_column::<BoolType>(column, cells(), |cell| match cell {
                Cell::Flag(flag) => Some(*flag),
                _ => None,
            })?,
        }
    }
    group.close()?;
    Ok(())
}

fn write_column<'c, T: DataType>(
    mut column: SerializedColumnWriter<'_>,
    cells: impl Iterator<Item = &'c Cell>,
    value: impl Fn(&Cell) -> Option<T::T>,
) -> Result<(), ParquetError> {
    let (mut values, mut is_there) = (Vec::new(), Vec::new());
    for cell in cells {
        let value = value(cell);
        is_there.push(i16::from(value.is_some()));
        values.extend(value);
    }
    column.typed::<T>().write_batch(&values, Some(&is_there), None)?;
    column.close()
}
