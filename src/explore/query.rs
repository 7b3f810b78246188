//! What is typed into the search box: a short text that a viewpoint carries.

/// The most bytes kept: sixty Cyrillic letters.
const MOST: usize = 120;

/// A short line of text, held in place so that a viewpoint stays a plain value.
#[derive(Clone, Copy)]
pub struct Query {
    bytes: [u8; MOST],
    len: u8,
}

impl Query {
    /// The text, cut to what fits. A semicolon parts a viewpoint's line, so none is kept.
    pub fn new(text: &str) -> Self {
        let mut query = Self::default();
        for letter in text.chars() {
            let letter = match letter {
                ';' => ',',
                letter if letter.is_control() => ' ',
                letter => letter,
            };
            let (start, size) = (usize::from(query.len), letter.len_utf8());
            if start + size > MOST {
                break;
            }
            letter.encode_utf8(&mut query.bytes[start..start + size]);
            query.len += size as u8;
        }
        query
    }

    /// The text as typed.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or_default()
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.as_str().trim().is_empty()
    }
}

impl Default for Query {
    fn default() -> Self {
        Self {
            bytes: [0; MOST],
            len: 0,
        }
    }
}

impl PartialEq for Query {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Query {}

impl std::fmt::Debug for Query {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Query({:?})", self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_letters() {
        let query = Query::new(&"я".repeat(100));
        assert_eq!(query.as_str(), "я".repeat(60));
        let query = Query::new(&format!("a{}", "я".repeat(100)));
        assert_eq!(query.as_str(), format!("a{}", "я".repeat(59)));
        assert_eq!(Query::new("a;b\n").as_str(), "a,b ");
        assert!(Query::new(" \t").is_empty());
    }
}
