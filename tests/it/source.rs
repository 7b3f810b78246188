//! Our own sources as the tidy rules see them: files, code without comments, string literals.
//!
//! Apart from the rules so that each of them is a few lines. This is no Rust parser: it knows
//! comments, strings and characters, which is enough for code that `cargo fmt` has laid out.

use std::fs;
use std::path::Path;

/// A string literal and where it starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Literal {
    /// The line, counted from 1.
    pub(crate) line: usize,
    /// The byte of the code it starts at.
    pub(crate) byte: usize,
    /// What it says.
    pub(crate) text: String,
}

/// A file taken apart.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parts {
    /// The text with comments, strings and characters blanked; every byte keeps its line.
    pub(crate) code: String,
    /// The string literals, escapes undone.
    pub(crate) literals: Vec<Literal>,
}

impl Parts {
    /// The code before the file's test module: what is built into the program.
    pub(crate) fn shipped(&self) -> &str {
        &self.code[..tests_start(&self.code)]
    }

    /// The line, counted from 1, of a byte of the code.
    pub(crate) fn line_of(&self, byte: usize) -> usize {
        1 + self.code[..byte].matches('\n').count()
    }
}

/// Where the test module starts, or the end. By house style nothing comes after it.
pub(crate) fn tests_start(code: &str) -> usize {
    let mut rest = 0;
    while let Some(found) = code[rest..].find("#[cfg(test)]") {
        let after = rest + found + "#[cfg(test)]".len();
        if code[after..].trim_start().starts_with("mod ") {
            return rest + found;
        }
        rest = after;
    }
    code.len()
}

/// The root of the crate.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file under `folder` with one of the extensions: its path from the root and its text.
pub(crate) fn files(folder: &str, extensions: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    gather(&root().join(folder), extensions, &mut found);
    found.sort();
    found
}

fn gather(folder: &Path, extensions: &[&str], found: &mut Vec<(String, String)>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, extensions, found);
        } else if path
            .extension()
            .is_some_and(|ext| extensions.iter().any(|wanted| ext == *wanted))
        {
            let text = fs::read_to_string(&path)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let name = path.strip_prefix(root()).unwrap().to_str().unwrap();
            found.push((name.replace('\\', "/"), text));
        }
    }
}

/// Takes a file apart.
pub(crate) fn parts(text: &str) -> Parts {
    let chars: Vec<char> = text.chars().collect();
    let mut parts = Parts::default();
    let (mut at, mut line) = (0, 1);
    while at < chars.len() {
        let (end, literal) = token(&chars, at);
        if let Some(text) = literal {
            let byte = parts.code.len();
            parts.literals.push(Literal { line, byte, text });
        }
        let shown = end == at + 1;
        for &c in &chars[at..end] {
            line += usize::from(c == '\n');
            parts.code.push(if shown || c == '\n' { c } else { ' ' });
        }
        at = end;
    }
    parts
}

/// The end of what starts at `at`, and its text if it is a string. Plain code ends after one char.
fn token(chars: &[char], at: usize) -> (usize, Option<String>) {
    let ahead = |offset: usize| chars.get(at + offset).copied().unwrap_or('\0');
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let starts_word = at == 0 || !is_word(chars[at - 1]);
    match chars[at] {
        '/' if ahead(1) == '/' => {
            let end = chars[at..].iter().position(|c| *c == '\n');
            (end.map_or(chars.len(), |end| at + end), None)
        }
        '/' if ahead(1) == '*' => (block_comment_end(chars, at), None),
        '"' => string(chars, at + 1),
        'b' | 'c' if starts_word && ahead(1) == '"' => string(chars, at + 2),
        'r' if starts_word => raw_string(chars, at + 1),
        'b' if starts_word && ahead(1) == 'r' => raw_string(chars, at + 2),
        // A lifetime has no closing quote; a character has one after it or after an escape.
        '\'' if ahead(1) == '\\' => {
            let end = (at + 3..chars.len()).find(|&end| chars[end] == '\'');
            (end.map_or(chars.len(), |end| end + 1), None)
        }
        '\'' if ahead(2) == '\'' => (at + 3, None),
        _ => (at + 1, None),
    }
}

fn block_comment_end(chars: &[char], start: usize) -> usize {
    let (mut at, mut depth) = (start, 0);
    while at + 1 < chars.len() {
        match (chars[at], chars[at + 1]) {
            ('/', '*') => (at, depth) = (at + 2, depth + 1),
            ('*', '/') => (at, depth) = (at + 2, depth - 1),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    chars.len()
}

fn string(chars: &[char], mut at: usize) -> (usize, Option<String>) {
    let mut text = String::new();
    while at < chars.len() && chars[at] != '"' {
        if chars[at] != '\\' {
            text.push(chars[at]);
            at += 1;
            continue;
        }
        let escaped = chars.get(at + 1).copied().unwrap_or('\0');
        at += 2;
        match escaped {
            'n' => text.push('\n'),
            't' => text.push('\t'),
            'r' => text.push('\r'),
            'u' => {
                let hex: String = chars[at..].iter().take_while(|c| **c != '}').collect();
                at += hex.chars().count() + 1;
                let code = u32::from_str_radix(hex.trim_start_matches('{'), 16).unwrap_or(0);
                text.extend(char::from_u32(code));
            }
            // A line that goes on: the break and the indent are not part of the text.
            '\n' => {
                while at < chars.len() && chars[at].is_whitespace() {
                    at += 1;
                }
            }
            other => text.push(other),
        }
    }
    ((at + 1).min(chars.len()), Some(text))
}

/// A raw string whose hashes start at `at`; any other word that begins with `r` is plain code.
fn raw_string(chars: &[char], at: usize) -> (usize, Option<String>) {
    let hashes = chars[at.min(chars.len())..]
        .iter()
        .take_while(|c| **c == '#')
        .count();
    let start = at + hashes + 1;
    if chars.get(at + hashes) != Some(&'"') {
        return (at, None);
    }
    let closes = |end: &usize| {
        chars[*end] == '"'
            && chars[*end + 1..]
                .iter()
                .take(hashes)
                .filter(|c| **c == '#')
                .count()
                == hashes
    };
    let end = (start..chars.len()).find(closes).unwrap_or(chars.len());
    let text = chars[start..end].iter().collect();
    ((end + 1 + hashes).min(chars.len()), Some(text))
}

#[test]
fn comments_and_strings_are_not_code() {
    let text = "let a = 1; // eframe\n/* use /* eframe */ */ let b = \"eframe\\u{2013}\\\"\";\n";
    let parts = parts(text);
    assert!(!parts.code.contains("eframe"), "{}", parts.code);
    assert_eq!(
        parts.code.matches('\n').count(),
        text.matches('\n').count(),
        "lines keep their numbers"
    );
    let literal = Literal {
        line: 2,
        byte: 52,
        text: "eframe–\"".to_owned(),
    };
    assert_eq!(parts.literals, [literal]);
}

#[test]
fn raw_strings_characters_and_lifetimes_are_told_apart() {
    let parts = parts("r#\"a \"b\" c\"# '\"' '\\'' &'a str for r in br\"x\" {}");
    let texts: Vec<&str> = parts.literals.iter().map(|l| &*l.text).collect();
    assert_eq!(texts, ["a \"b\" c", "x"]);
    assert!(parts.code.contains("&'a str for r in"), "{}", parts.code);
}

#[test]
fn the_test_module_is_not_shipped() {
    let parts = parts("fn a() {}\n#[cfg(test)]\nuse x;\nfn b() {}\n#[cfg(test)]\nmod tests {}\n");
    assert!(parts.shipped().contains("fn b()"));
    assert!(!parts.shipped().contains("mod tests"));
}
