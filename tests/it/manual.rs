//! The manual page, written from the command line itself: every question and every option that is
//! not hidden. What no option can tell is in `packaging/man`.

use std::fmt::Write as _;

use clap::{Arg, Command};

/// The page for a command: its own words between those of `before` and `after`.
pub(crate) fn page(command: &Command, day: &str, before: &str, after: &str) -> String {
    let name = command.get_name();
    let version = command.get_version().unwrap_or_default();
    let about = said(command.get_about());
    let title = name.to_uppercase();
    let mut page =
        String::from(".\\\" Made by `UPDATE_SNAPSHOTS=1 cargo test --test it packaging`.\n");
    let _ = writeln!(
        page,
        ".TH {} 1 \"{day}\" \"{name} {version}\" \"User Commands\"",
        roff(&title)
    );
    let _ = writeln!(page, ".SH NAME\n{} \\- {}", roff(name), roff(&about));
    let _ = writeln!(
        page,
        ".SH SYNOPSIS\n.B {name}\n.RI [ options ]\n.RI [ LIFE ]\n.br\n.B {name}\n.RI [ options ]\n.I question\n.RI [ arguments ]",
        name = roff(name)
    );
    page.push_str(before);
    page.push_str(".SH OPTIONS\n");
    arguments(command, &mut page);
    page.push_str(".SH QUESTIONS\nThese are answered on the standard output; no window opens.\n");
    for question in command.get_subcommands().filter(|it| !it.is_hide_set()) {
        if question.get_name() == "help" {
            continue;
        }
        let _ = write!(page, ".SS {}", roff(question.get_name()));
        for argument in question.get_positionals() {
            let value = argument.get_id().as_str().to_uppercase();
            let value = if argument.is_required_set() {
                value
            } else {
                format!("[{value}]")
            };
            let _ = write!(page, " {}", roff(&value));
        }
        let _ = writeln!(page, "\n{}.", roff(&said(question.get_about())));
        arguments(question, &mut page);
    }
    page.push_str(after);
    page
}

/// The arguments of a command, each with what it does. What holds everywhere is told once, above.
fn arguments(command: &Command, page: &mut String) {
    for argument in command.get_arguments().filter(|it| !it.is_hide_set()) {
        let is_inherited = argument.is_global_set() && command.get_name() != "trotsky-atlas";
        if is_inherited || argument.get_id() == "help" || argument.get_id() == "version" {
            continue;
        }
        let _ = writeln!(page, ".TP\n.B {}", roff(&written(argument)));
        let mut help = said(argument.get_help());
        let values: Vec<String> = argument
            .get_possible_values()
            .iter()
            .map(|value| value.get_name().to_owned())
            .collect();
        if !values.is_empty() && argument.get_action().takes_values() && !help.contains(&values[0])
        {
            let _ = write!(help, " ({})", values.join(", "));
        }
        let _ = writeln!(page, "{}.", roff(&help));
    }
    if command.get_name() == "trotsky-atlas" {
        page.push_str(".TP\n.B \\-h, \\-\\-help\nTells all this in short.\n");
        page.push_str(
            ".TP\n.B \\-V, \\-\\-version\nNames the version; the long form names the commit and the record too.\n",
        );
    }
}

/// An argument as it is typed: `--life DIR`, `-h, --help`, `DATE`.
fn written(argument: &Arg) -> String {
    let value = argument.get_value_names().map_or_else(
        || argument.get_id().as_str().to_uppercase(),
        |names| names.join(" "),
    );
    let Some(long) = argument.get_long() else {
        return value;
    };
    let mut text = argument
        .get_short()
        .map_or_else(String::new, |short| format!("-{short}, "));
    let _ = write!(text, "--{long}");
    if argument.get_action().takes_values() {
        let _ = write!(text, " {value}");
    }
    text
}

fn said(text: Option<&clap::builder::StyledStr>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}

/// Text that roff shows as it is.
fn roff(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) {
        format!("\\&{text}")
    } else {
        text
    }
}
