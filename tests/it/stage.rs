//! The program on a stage: in a harness instead of a window, for tests of behaviour and of pictures.

use egui_kittest::{Harness, HarnessBuilder};
use trotsky_atlas::app::shell::Shell;
use trotsky_atlas::explore::{Command, Explorer, Viewpoint};
use trotsky_atlas::load::load_embedded;
use trotsky_atlas::widgets::theme::{ThemeKind, install_fonts};
use trotsky_atlas::words::Lang;
use trotsky_atlas::world::Basemap;

/// A harness whose state is the shell, made in its first frame.
pub(crate) type Stage = Harness<'static, Option<Shell>>;

/// The program in a window of a size, on a viewpoint; `dress` may add a renderer.
pub(crate) fn stage(
    size: [f32; 2],
    lang: Lang,
    theme: ThemeKind,
    at: &str,
    dress: impl FnOnce(HarnessBuilder<Option<Shell>>) -> HarnessBuilder<Option<Shell>>,
) -> Stage {
    let at = at.to_owned();
    let builder = Harness::builder()
        .with_size(size)
        .with_step_dt(1.0 / 30.0)
        .with_max_steps(200)
        .with_context_setup(install_fonts);
    let mut stage = dress(builder).build_ui_state(
        move |ui, shell: &mut Option<Shell>| {
            let shell = shell.get_or_insert_with(|| {
                let life = load_embedded().unwrap().life;
                let at = Viewpoint::from_line(&at, &life).unwrap();
                let explorer = Explorer::new(life, lang);
                let mut shell = Shell::new(ui.ctx(), explorer, Basemap::embedded().unwrap(), theme);
                shell.push(Command::Show(at));
                shell
            });
            shell.logic(&ui.ctx().clone());
            shell.ui(ui);
        },
        None,
    );
    settle(&mut stage);
    stage
}

/// The shell on the stage, to be told something.
pub(crate) fn shell_mut(stage: &mut Stage) -> &mut Shell {
    stage.state_mut().as_mut().unwrap()
}

/// The shell on the stage.
pub(crate) fn shell(stage: &Stage) -> &Shell {
    stage.state().as_ref().unwrap()
}

/// Runs frames until nothing moves; pictures painted on other threads may ask for more of them.
pub(crate) fn settle(stage: &mut Stage) {
    stage.run_steps(4);
    for _ in 0..400 {
        if !shell(stage).is_busy() {
            break;
        }
        stage.run_steps(2);
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    stage.run_steps(2);
}
