//! `--screenshot`: waits until the picture has settled, writes a PNG, ends.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use egui::{ColorImage, Context};

/// Frames without any movement before the picture is taken.
const STILL_FRAMES: u32 = 4;

/// A picture that was asked for.
#[derive(Debug)]
pub(super) struct Screenshot {
    path: PathBuf,
    still: u32,
    read: Option<Receiver<Arc<ColorImage>>>,
}

/// How it went.
pub(super) enum Progress {
    Waiting,
    Written,
    Failed(String),
}

impl Screenshot {
    pub(super) fn new(path: PathBuf) -> Self {
        Self {
            path,
            still: 0,
            read: None,
        }
    }

    /// Looks at a frame that was just drawn.
    pub(super) fn after_frame(&mut self, ctx: &Context, busy: bool) -> Progress {
        if let Some(image) = self.read.as_ref().and_then(|read| read.try_recv().ok()) {
            return match write(&self.path, &image) {
                Ok(()) => Progress::Written,
                Err(error) => Progress::Failed(format!(
                    "Cannot write the picture: {error}: {}",
                    self.path.display()
                )),
            };
        }
        self.still = if busy { 0 } else { self.still + 1 };
        if self.still >= STILL_FRAMES && self.read.is_none() {
            let (sender, receiver) = channel();
            self.read = Some(receiver);
            ctx.request_screenshot(move |image| {
                // The window may close while the pixels are read; then nobody waits for them.
                drop(sender.send(image));
            });
        }
        ctx.request_repaint();
        Progress::Waiting
    }
}

fn write(path: &Path, image: &ColorImage) -> Result<(), Box<dyn std::error::Error>> {
    let [width, height] = image.size;
    let file = BufWriter::new(File::create(path)?);
    let mut encoder = png::Encoder::new(file, u32::try_from(width)?, u32::try_from(height)?);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let bytes: Vec<u8> = image
        .pixels
        .iter()
        .flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b()])
        .collect();
    encoder.write_header()?.write_image_data(&bytes)?;
    Ok(())
}
