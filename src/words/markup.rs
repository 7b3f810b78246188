//! The small subset of Markdown that a label may use: `*italic*`, `**bold**` and `[text](target)`.
//!
//! All else is plain text, and what is not closed is plain too: a curator can write nothing here
//! that breaks a card. A target is an id or a date; what it leads to is not known on this floor.

/// A run of a text in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span<'a> {
    /// The letters.
    pub text: &'a str,
    /// Whether it is set bold.
    pub bold: bool,
    /// Whether it is set in italics.
    pub italic: bool,
    /// The target of the link it belongs to.
    pub link: Option<&'a str>,
}

/// Emphasis within emphasis within emphasis is nobody's label.
const DEEPEST: usize = 4;

/// The runs of a text, in order; none is empty.
pub fn spans(text: &str) -> Vec<Span<'_>> {
    let mut spans = Vec::new();
    let plain = Span {
        text: "",
        bold: false,
        italic: false,
        link: None,
    };
    scan(text, &plain, 0, &mut spans);
    spans
}

/// The text without its marks, as it is read aloud and counted.
pub fn plain(text: &str) -> String {
    spans(text).iter().map(|span| span.text).collect()
}

/// The targets of the links of a text, in order.
pub fn targets(text: &str) -> Vec<&str> {
    let mut targets: Vec<&str> = spans(text).iter().filter_map(|span| span.link).collect();
    targets.dedup();
    targets
}

fn scan<'a>(text: &'a str, style: &Span<'a>, depth: usize, spans: &mut Vec<Span<'a>>) {
    let mut begin = 0;
    let mut at = 0;
    while at < text.len() {
        let found = (depth < DEEPEST).then(|| marked(text, at, style)).flatten();
        match found {
            Some((inner, marked, end)) => {
                push(&text[begin..at], style, spans);
                scan(inner, &marked, depth + 1, spans);
                at = end;
                begin = end;
            }
            None => at += text[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    push(&text[begin..], style, spans);
}

fn push<'a>(text: &'a str, style: &Span<'a>, spans: &mut Vec<Span<'a>>) {
    if !text.is_empty() {
        spans.push(Span {
            text,
            ..style.clone()
        });
    }
}

/// What begins at a byte: the text between the marks, its style, and the byte after them.
fn marked<'a>(text: &'a str, at: usize, style: &Span<'a>) -> Option<(&'a str, Span<'a>, usize)> {
    let rest = &text[at..];
    if rest.starts_with("**") && !style.bold {
        let (inner, end) = emphasis(text, at, "**")?;
        let bold = Span {
            bold: true,
            ..style.clone()
        };
        return Some((inner, bold, end));
    }
    if rest.starts_with('*') && !rest.starts_with("**") && !style.italic {
        let (inner, end) = emphasis(text, at, "*")?;
        let italic = Span {
            italic: true,
            ..style.clone()
        };
        return Some((inner, italic, end));
    }
    if rest.starts_with('[') && style.link.is_none() {
        let (inner, after) = rest[1..].split_once("](")?;
        let (target, _) = after.split_once(')')?;
        let whole = !inner.trim().is_empty() && !inner.contains(['[', ']']);
        if whole && is_target(target) {
            let end = at + 1 + inner.len() + 2 + target.len() + 1;
            let link = Span {
                link: Some(target),
                ..style.clone()
            };
            return Some((inner, link, end));
        }
    }
    None
}

/// The text between a mark at a byte and the one that closes it. A mark hugs its words and stands at
/// their edge, so that `2*3*4` is a sum.
fn emphasis<'a>(text: &'a str, at: usize, mark: &str) -> Option<(&'a str, usize)> {
    let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    if is_word(text[..at].chars().next_back()) {
        return None;
    }
    let start = at + mark.len();
    let hugs = |letter: Option<char>| letter.is_some_and(|c| !c.is_whitespace() && c != '*');
    if !hugs(text[start..].chars().next()) {
        return None;
    }
    for (offset, _) in text[start..].match_indices(mark) {
        let close = start + offset;
        let after = &text[close + mark.len()..];
        // One star of two is none of this mark.
        let single = mark.len() == 1 && (after.starts_with('*') || text[..close].ends_with('*'));
        let ends = hugs(text[..close].chars().next_back()) && !is_word(after.chars().next());
        if close > start && ends && !single {
            return Some((&text[start..close], close + mark.len()));
        }
    }
    None
}

/// Ids and dates: letters, figures and the few signs that both are written with.
fn is_target(target: &str) -> bool {
    !target.is_empty()
        && target
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-~?/.".contains(&byte))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Spans as one would write them: `*` italic, `**` bold, `>` before a target.
    fn told(text: &str) -> Vec<String> {
        spans(text)
            .into_iter()
            .map(|span| {
                let mark = "*".repeat(usize::from(span.italic) + 2 * usize::from(span.bold));
                let link = span.link.map_or(String::new(), |link| format!(">{link}"));
                format!("{mark}{}{link}", span.text)
            })
            .collect()
    }

    #[test]
    fn the_three_marks_are_read() {
        let text = "He reads *My Life* in **Paris**, then [goes](event-cassis-landing) on [that day](1933-07-24).";
        let wanted = [
            "He reads ",
            "*My Life",
            " in ",
            "**Paris",
            ", then ",
            "goes>event-cassis-landing",
            " on ",
            "that day>1933-07-24",
            ".",
        ];
        assert_eq!(told(text), wanted);
        assert_eq!(targets(text), ["event-cassis-landing", "1933-07-24"]);
        assert_eq!(
            plain(text),
            "He reads My Life in Paris, then goes on that day."
        );
    }

    #[test]
    fn marks_may_stand_in_marks() {
        assert_eq!(told("**a *b* c**"), ["**a ", "***b", "** c"]);
        assert_eq!(told("*[b](x-1)*"), ["*b>x-1"]);
        assert_eq!(told("[*b*](x-1)"), ["*b>x-1"]);
    }

    #[test]
    fn all_else_is_plain() {
        for text in [
            "2*3*4",
            "* a *",
            "an * alone",
            "**open",
            "[no target]",
            "[a](b c)",
            "[a](javascript:x)",
            "[](x)",
            "![a] (x)",
            "# Head",
            "<b>x</b>",
            "`code`",
            "",
        ] {
            let spans = spans(text);
            assert!(spans.len() <= 1, "{text}: {spans:?}");
            assert_eq!(plain(text), text);
        }
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_or_made_up(text in r"[ a*\[\]()ж-]{0,40}") {
            let spans = spans(&text);
            prop_assert!(spans.iter().all(|span| !span.text.is_empty()));
            let letters = |text: &str| text.chars().filter(|c| *c == 'ж').count();
            let shown: usize = spans.iter().map(|span| letters(span.text)).sum();
            prop_assert_eq!(shown, letters(&text));
        }
    }
}
