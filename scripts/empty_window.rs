//! An empty window, drawn with the renderer of the program and nothing else.
//!
//! What the toolkit costs by itself: `scripts/measure.sh` holds the program's start and memory
//! against it. `--exit-after-first-frame` leaves as soon as a frame has been painted.

use std::error::Error;
use std::process::ExitCode;

use eframe::egui;

struct Empty {
    leave: bool,
    frames: u32,
}

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        egui::CentralPanel::default().show(ui, |_ui| {});
        self.frames += 1;
        // The frame before this one is on the screen by now.
        if self.leave && self.frames > 1 {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
        } else if self.leave {
            ui.ctx().request_repaint();
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let leave = std::env::args().any(|arg| arg == "--exit-after-first-frame");
    let options = eframe::NativeOptions {
        renderer: eframe::Renderer::Glow,
        viewport: egui::ViewportBuilder::default().with_inner_size([1600.0, 900.0]),
        ..Default::default()
    };
    let app = Empty { leave, frames: 0 };
    eframe::run_native("Empty window", options, Box::new(|_cc| Ok(Box::new(app))))?;
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            log::error!("{error}");
            ExitCode::FAILURE
        }
    }
}
