//! Parquet, for readers that use pandas, polars or R.

use std::io::Write;
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;

use super::frame::{Frame, Values};

/// Writes one table, one row group at a time.
pub(super) struct ParquetFile<W: Write + Send>(SerializedFileWriter<W>);

impl<W: Write + Send> ParquetFile<W> {
    /// Creates a file with the columns of a frame.
    pub(super) fn new(to: W, frame: &Frame) -> Result<Self, ParquetError> {
        let fields: Result<Vec<_>, ParquetError> =
            frame.columns.iter().map(|column| Ok(Arc::new(field(&column.name, &column.values)?))).collect();
        let schema = Arc::new(Type::group_type_builder("matchday").with_fields(fields?).build()?);
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        Ok(ParquetFile(SerializedFileWriter::new(to, schema, Arc::new(properties))?))
    }

    /// Writes the rows of a frame as one row group.
    pub(super) fn write(&mut self, frame: &Frame) -> Result<(), ParquetError> {
        let mut group = self.0.next_row_group()?;
        for column in &frame.columns {
            write_column(&mut group, &column.values)?;
        }
        group.close().map(|_| ())
    }

    /// Writes the end of the file.
    pub(super) fn finish(self) -> Result<(), ParquetError> {
        self.0.close().map(|_| ())
    }
}

fn field(name: &str, values: &Values) -> Result<Type, ParquetError> {
    let (physical, logical, repetition) = match values {
        Values::Text(_) => (Physical::BYTE_ARRAY, Some(LogicalType::String), Repetition::REQUIRED),
        Values::Integer(_) => (Physical::INT64, None, Repetition::OPTIONAL),
        Values::Real(_) => (Physical::DOUBLE, None, Repetition::OPTIONAL),
    };
    Type::primitive_type_builder(name, physical).with_logical_type(logical).with_repetition(repetition).build()
}

fn write_column<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: &Values,
) -> Result<(), ParquetError> {
    match values {
        Values::Text(values) => {
            let bytes: Vec<ByteArray> = values.iter().map(|value| ByteArray::from(value.as_str())).collect();
            write_values::<ByteArrayType, W>(group, &bytes, None)
        }
        Values::Integer(values) => {
            let (present, levels) = present(values);
            write_values::<Int64Type, W>(group, &present, Some(&levels))
        }
        Values::Real(values) => {
            let (present, levels) = present(values);
            write_values::<DoubleType, W>(group, &present, Some(&levels))
        }
    }
}

/// The values present, and for each row whether it has one.
fn present<T: Copy>(values: &[Option<T>]) -> (Vec<T>, Vec<i16>) {
    (values.iter().flatten().copied().collect(), values.iter().map(|value| i16::from(value.is_some())).collect())
}

fn write_values<T: DataType, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: &[T::T],
    levels: Option<&[i16]>,
) -> Result<(), ParquetError> {
    let Some(mut column) = group.next_column()? else {
        return Err(ParquetError::General("more columns than the schema has".to_owned()));
    };
    column.typed::<T>().write_batch(values, levels, None)?;
    column.close()
}

#[cfg(test)]
mod tests {
    use super::*;
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::RowAccessor;

    #[test]
    fn a_table_is_read_back() {
        let frame = Frame::new([
            ("name".to_owned(), Values::Text(vec!["ada".to_owned(), String::new()])),
            ("n".to_owned(), Values::Integer(vec![None, Some(-3)])),
            ("x".to_owned(), Values::Real(vec![Some(0.25), None])),
        ]);
        let mut file = tempfile::tempfile().unwrap();
        let mut parquet = ParquetFile::new(&mut file, &frame).unwrap();
        parquet.write(&frame).unwrap();
        parquet.write(&frame).unwrap();
        parquet.finish().unwrap();
        let reader = SerializedFileReader::new(file).unwrap();
        assert_eq!((reader.metadata().num_row_groups(), reader.metadata().file_metadata().num_rows()), (2, 4));
        let rows: Vec<_> = reader.get_row_iter(None).unwrap().map(Result::unwrap).collect();
        assert_eq!(rows[0].get_string(0).unwrap(), "ada");
        assert!((rows[0].get_double(2).unwrap() - 0.25).abs() < 1e-12);
        assert!(rows[0].get_long(1).is_err(), "nothing is there");
        assert_eq!(rows[3].get_long(1).unwrap(), -3);
    }
}
