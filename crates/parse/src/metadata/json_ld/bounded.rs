//! JSON read up to so many values: each takes far more memory than the bytes that it is written in.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::de::StrRead;
use serde_json::{Map, Number, Value};

/// What an object or a list costs, in values that they hold: the memory of both is about this.
const HOLDER: usize = 10;

/// How many values may still be read. Those beyond are passed over.
#[derive(Debug)]
pub(super) struct Budget(Cell<usize>);

impl Budget {
    /// Enough for `most` objects and lists.
    pub(super) fn new(most: usize) -> Self {
        Self(Cell::new(most.saturating_mul(HOLDER)))
    }

    /// The value that `text` is.
    pub(super) fn read_whole(&self, text: &str) -> Option<Value> {
        let mut reader = serde_json::Deserializer::from_str(text);
        let value = self.read(&mut reader)?;
        reader.end().ok().map(|()| value)
    }

    /// The first value of a text that goes on with something else.
    pub(super) fn read_first(&self, text: &str) -> Option<Value> {
        self.read(&mut serde_json::Deserializer::from_str(text))
    }

    fn read(&self, reader: &mut serde_json::Deserializer<StrRead<'_>>) -> Option<Value> {
        let left = self.0.get();
        let value = self.deserialize(reader).ok();
        if value.is_none() {
            self.0.set(left);
        }
        value
    }

    /// Takes the price of a value; `false` where nothing is left.
    fn take(&self, price: usize) -> bool {
        let left = self.0.get();
        self.0.set(left.saturating_sub(price));
        left > 0
    }
}

impl<'de> DeserializeSeed<'de> for &Budget {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &Budget {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        let mut goes_on = self.take(HOLDER);
        while goes_on {
            let Some(value) = items.next_element_seed(self)? else { return Ok(Value::Array(values)) };
            values.push(value);
            goes_on = self.take(1);
        }
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        let mut goes_on = self.take(HOLDER);
        while goes_on {
            let Some(name) = entries.next_key::<String>()? else { return Ok(Value::Object(object)) };
            object.insert(name, entries.next_value_seed(self)?);
            goes_on = self.take(1);
        }
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, most: usize, expected: &str) {
        let value = Budget::new(most).read_whole(text).expect("JSON");
        assert_eq!(value.to_string(), expected, "{text}");
    }

    #[test]
    fn reads_values_as_they_are() {
        let text = r#"{"a":[1,-2,0.5,true,null,"б",[],{}],"b":{"c":"\\u0490"}}"#;
        let plain: Value = serde_json::from_str(text).expect("JSON");
        assert_eq!(Budget::new(100).read_whole(text), Some(plain));
        assert_eq!(Budget::new(100).read_whole("{} x"), None);
        assert_eq!(Budget::new(100).read_first("{} x"), Some(Value::Object(Map::new())));
    }

    #[test]
    fn passes_over_what_is_too_much() {
        check(r#"{"a":[{"b":{}},{"c":1}],"d":"e","f":[1]}"#, 3, r#"{"a":[{"b":{}}]}"#);
        check("[[1,2],[3]]", 1, "[[]]");
        check("[1,2,3,4]", 1, "[1]");
        assert_eq!(Budget::new(1).read_whole("[{}, {}"), None, "what is passed over is JSON, too");
    }
}
