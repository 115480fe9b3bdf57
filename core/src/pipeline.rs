//! The way of a project through the engine: load, lower, check, render.

use crate::conversion::{Conversion, Output, OutputFile, Summary};
use crate::coverage::{Accounts, Ledger};
use crate::diagnostic::codes::kubernetes::INVALID_OUTPUT;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::input::Input;
use crate::options::{Options, Target};
use crate::source::{Cut, Files, Place, Sources};
use crate::yaml::WriteError;
use crate::{Application, compose, kubernetes, render, swarm};

/// Converts a Compose project.
///
/// Never fails and never panics: what is wrong with the project is said in the diagnostics, and when one of
/// them is an error there are no files.
#[must_use]
pub fn convert(input: &Input, options: &Options, files: &dyn Files) -> Conversion {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::new());
    let application = compose::load(input, files, &mut sources, &mut diagnostics);
    let application = application.map(|application| ready(application, &mut diagnostics));
    let mut lowered = Lowered::default();
    if let Some(application) = application.filter(|_| !diagnostics.has_errors()) {
        lowered = lower(&application, options, files, &mut diagnostics);
        lowered.accounts.target = options.target;
        lowered.accounts.inactive = application.inactive.into_iter().map(|left| left.service).collect();
        lowered.summary.project = application.project.name;
    }
    if options.strict {
        diagnostics.raise_losses();
    }
    if diagnostics.has_errors() {
        lowered.files.clear();
    }
    let diagnostics = diagnostics.finish(&sources);
    let Lowered { output, files, summary, accounts } = lowered;
    Conversion { output, files, diagnostics, sources, summary, accounts }
}

/// What becomes of a project of whose files something is left out, also if it is not sound any more.
///
/// That is the output of a conversion before it is checked and written: what the checks say is of no interest here, and
/// most of the texts are known.
pub(crate) fn made_without(cut: Cut, input: &Input, options: &Options, files: &dyn Files) -> Output {
    let (mut sources, mut diagnostics) = (Sources::without(cut), Diagnostics::new());
    let application = compose::load(input, files, &mut sources, &mut diagnostics);
    let Some(application) = application.map(|application| ready(application, &mut diagnostics)) else {
        return Output::None;
    };
    match options.target {
        Target::Kubernetes => {
            // Patches are not applied after an error, whoever finds it.
            kubernetes::coverage(&application.project, &mut Ledger::new(&mut diagnostics));
            Output::Kubernetes(kubernetes::manifests(&application, options, files, &mut diagnostics).objects)
        }
        Target::Swarm => {
            Output::Swarm(Box::new(swarm::stack(&application, options, files, &mut diagnostics)))
        }
    }
}

/// The application as backends want it.
fn ready(mut application: Application, diagnostics: &mut Diagnostics) -> Application {
    compose::some_service(&application, diagnostics);
    application.name_network_modes();
    application.forget_empty_names();
    application
}

/// What a target makes of an application.
#[derive(Default)]
struct Lowered {
    output: Output,
    files: Vec<OutputFile>,
    summary: Summary,
    accounts: Accounts,
}

fn lower(
    application: &Application,
    options: &Options,
    files: &dyn Files,
    diagnostics: &mut Diagnostics,
) -> Lowered {
    let project = &application.project;
    let mut ledger = Ledger::new(diagnostics);
    match options.target {
        Target::Kubernetes => {
            kubernetes::coverage(project, &mut ledger);
            let accounts = ledger.into_accounts();
            let kubernetes::Manifests { objects, makers, access, demands, existing } =
                kubernetes::manifests(application, options, files, diagnostics);
            // A mistake that is reported already would only be reported again, in other words.
            if !diagnostics.has_errors() {
                kubernetes::validate(&objects, project, (&demands, existing), diagnostics);
            }
            let files = written(render::kubernetes(&objects, options), diagnostics);
            let summary = Summary { access, ..Summary::default() };
            let accounts = Accounts { makers, ..accounts };
            Lowered { output: Output::Kubernetes(objects), files, summary, accounts }
        }
        Target::Swarm => {
            swarm::coverage(project, &mut ledger);
            let accounts = ledger.into_accounts();
            let stack = swarm::stack(application, options, files, diagnostics);
            if !diagnostics.has_errors() {
                swarm::validate(&stack, project, diagnostics);
            }
            let summary = Summary { access: swarm::access(&stack), ..Summary::default() };
            let files = written(render::stack(&stack, options), diagnostics);
            if let Some(file) = files.first().filter(|_| !diagnostics.has_errors()) {
                let text = String::from_utf8_lossy(&file.contents);
                swarm::validate_text(&text, &stack, project, diagnostics);
            }
            Lowered { output: Output::Swarm(Box::new(stack)), files, summary, accounts }
        }
    }
}

/// The files, or a report that an object has no text form.
fn written(files: Result<Vec<OutputFile>, WriteError>, diagnostics: &mut Diagnostics) -> Vec<OutputFile> {
    files.unwrap_or_else(|error| {
        let message = format!("the output cannot be written as text: {error}");
        diagnostics.push(Diagnostic::new(INVALID_OUTPUT, Place::default(), message));
        Vec::new()
    })
}
