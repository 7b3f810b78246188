//! Whether a folder is one that a curator made: few files, few folders, nothing that is no file.

use std::fs;
use std::path::Path;

use super::Refused;

/// The most files and folders, the deepest folder, and the most bytes of all files, read or not.
const MAX_ENTRIES: usize = 1_000;
const MAX_DEPTH: usize = 4;
const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// Walks through a folder and refuses what no life has. A file that is no part of a life may be
/// there, a picture or a note; it is not read and not copied.
pub(super) fn is_sound(folder: &Path) -> Result<(), Refused> {
    let refused = |reason: String| Refused::folder(folder, reason);
    if !folder.is_dir() {
        return Err(refused("there is no such folder".to_owned()));
    }
    let (mut entries, mut bytes) = (0, 0_u64);
    let mut ahead = vec![(folder.to_owned(), 1)];
    while let Some((dir, depth)) = ahead.pop() {
        let listed = fs::read_dir(&dir)
            .map_err(|error| refused(format!("{} cannot be read ({error})", dir.display())))?;
        for entry in listed {
            let entry = entry.map_err(|error| refused(format!("it cannot be read ({error})")))?;
            let path = entry.path();
            let name = path.strip_prefix(folder).unwrap_or(&path);
            entries += 1;
            if entries > MAX_ENTRIES {
                return Err(refused(format!(
                    "it has over {MAX_ENTRIES} files and folders"
                )));
            }
            let Some(shown) = name
                .to_str()
                .filter(|name| !name.contains(char::is_control))
            else {
                return Err(refused(format!(
                    "\"{}\" is no name of a file of a life",
                    name.as_os_str().as_encoded_bytes().escape_ascii()
                )));
            };
            // Of the entry itself, not of what a link points to.
            let meta = entry
                .metadata()
                .map_err(|error| refused(format!("{shown} cannot be read ({error})")))?;
            if meta.is_dir() {
                if depth >= MAX_DEPTH {
                    return Err(refused(format!(
                        "{shown} is a folder more than {MAX_DEPTH} deep"
                    )));
                }
                ahead.push((path, depth + 1));
            } else if meta.is_file() {
                bytes = bytes.saturating_add(meta.len());
                if bytes > MAX_BYTES {
                    return Err(refused(format!("it has over {MAX_BYTES} bytes")));
                }
            } else {
                return Err(refused(format!(
                    "{shown} is not a plain file; links, pipes and devices are not followed"
                )));
            }
        }
    }
    Ok(())
}
