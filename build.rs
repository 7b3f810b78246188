//! Names the build: the commit, the record that is built in, and on Windows the icon and version.
//!
//! Git is read when it is there and the folder is the repository's own; without it, as in an
//! unpacked archive, `TROTSKY_ATLAS_COMMIT` may say what the sources are, and if nothing does, the
//! version of Cargo.toml stands alone. Only a release watches the repository: a developer's build
//! would otherwise be made anew at each commit.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-env=ATLAS_COMMIT={}", commit(&root));
    println!("cargo:rustc-env=ATLAS_RECORD={}", record(&root));
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "windows") {
        windows_resource();
    }
}

// --- The commit -------------------------------------------------------------------------------

/// The commit and its day, such as `ec6b579fa0 of 1917-11-07`.
fn commit(root: &Path) -> String {
    println!("cargo:rerun-if-env-changed=TROTSKY_ATLAS_COMMIT");
    if let Some(said) = env::var("TROTSKY_ATLAS_COMMIT")
        .ok()
        .filter(|said| !said.trim().is_empty() && !said.contains('\n'))
    {
        return said.trim().to_owned();
    }
    if env::var("PROFILE").is_ok_and(|profile| profile != "release") {
        return "not named in a debug build".to_owned();
    }
    match git(
        root,
        &["log", "-1", "--abbrev=10", "--format=%h of %cs", "HEAD"],
    ) {
        Some(commit) if is_the_repository(root) => {
            watch(root);
            commit
        }
        _ => "not known".to_owned(),
    }
}

/// Whether git's top folder is ours: an unpacked archive may lie in somebody else's repository.
fn is_the_repository(root: &Path) -> bool {
    git(root, &["rev-parse", "--show-toplevel"])
        .and_then(|top| fs::canonicalize(top).ok())
        .zip(fs::canonicalize(root).ok())
        .is_some_and(|(top, root)| top == root)
}

/// Builds anew when the checked-out commit changes. A path that is not there would do so each time.
fn watch(root: &Path) {
    let branch = git(root, &["symbolic-ref", "-q", "HEAD"]);
    for name in ["HEAD", "logs/HEAD", "packed-refs"]
        .into_iter()
        .chain(branch.as_deref())
    {
        let path = git(root, &["rev-parse", "--git-path", name]).map(|path| root.join(path));
        if let Some(path) = path.filter(|path| path.exists()) {
            println!("cargo:rerun-if-changed={}", path.display());
        }
    }
}

fn git(root: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(arguments)
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    (output.status.success() && !text.trim().is_empty()).then(|| text.trim().to_owned())
}

// --- The record -------------------------------------------------------------------------------

/// The shipped life by what is in its tables: 16 hexadecimal digits. The same tables give the same
/// name on every machine, with or without a repository.
fn record(root: &Path) -> String {
    let folder = root.join("data/trotsky");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut tables = Vec::new();
    gather(&folder, &folder, &mut tables);
    tables.sort();
    let mut hash = Fnv::new();
    for (name, path) in &tables {
        hash.take(name.as_bytes());
        hash.take(&fs::read(path).unwrap_or_default());
    }
    format!("{:016x}", hash.0)
}

/// The tables of a life below `folder`; what explains them is no part of the record.
fn gather(root: &Path, folder: &Path, found: &mut Vec<(String, PathBuf)>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(root, &path, found);
        } else if path
            .extension()
            .is_some_and(|end| ["csv", "bib", "toml"].iter().any(|table| end == *table))
        {
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy();
            found.push((name.replace('\\', "/"), path));
        }
    }
}

/// Fowler, Noll and Vo's hash, 1a, of 64 bits: it tells versions apart and guards against nothing.
struct Fnv(u64);

impl Fnv {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Takes in a piece and its length, so that no two lists of pieces read alike.
    fn take(&mut self, bytes: &[u8]) {
        let length = (bytes.len() as u64).to_le_bytes();
        for byte in bytes.iter().chain(&length) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

// --- Windows ----------------------------------------------------------------------------------

/// The icon, the version and the manifest inside the program's file. Without a resource compiler
/// the program is built all the same, and says so.
fn windows_resource() {
    for file in ["assets/icon/icon.ico", "packaging/windows/manifest.xml"] {
        println!("cargo:rerun-if-changed={file}");
    }
    let version = env::var("CARGO_PKG_VERSION").unwrap_or_default();
    let mut resource = winresource::WindowsResource::new();
    resource
        .set_icon("assets/icon/icon.ico")
        .set_manifest_file("packaging/windows/manifest.xml")
        .set_language(0x0409)
        .set("ProductName", "Trotsky Atlas")
        .set("FileDescription", "Trotsky Atlas")
        .set("OriginalFilename", "trotsky-atlas.exe")
        .set("InternalName", "trotsky-atlas")
        .set("LegalCopyright", "MIT OR Apache-2.0")
        .set("ProductVersion", &version)
        .set("FileVersion", &version);
    if let Err(error) = resource.compile() {
        println!("cargo:warning=The program has no icon and no version resource: {error}");
    }
}
