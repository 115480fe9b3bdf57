//! How long a conversion takes, and how it grows with the project: `cargo bench -p kompose-core`.
//!
//! Compare figures of one run only, as ratios: `events` is what it costs merely to scan the same text.
//! `docs/performance.md` counts the instructions of the same projects.

#[path = "project/services.rs"]
mod project;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use kompose_core::diagnostic::Diagnostics;
use kompose_core::source::Sources;
use kompose_core::{Format, Input, MemoryFiles, Options, Target, config, convert, yaml};
use project::project;

/// The project with a mistake that counts only once everything is loaded, so that nothing is written.
fn refused(text: &str) -> Input {
    let text = text.replacen("interval: 10s", "interval: 10", 1);
    Input { strict_compose: true, ..Input::new("/p/compose.yaml", text) }
}

fn benchmark(criterion: &mut Criterion) {
    let files = MemoryFiles::new();
    let mut group = criterion.benchmark_group("project");
    for services in [1, 10, 100, 1000, 5000] {
        let text = project(services);
        let input = Input::new("/p/compose.yaml", text.clone());
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.sample_size(if services > 100 { 10 } else { 50 });
        group.bench_with_input(BenchmarkId::new("events", services), &text, |bencher, text| {
            bencher.iter(|| granit_parser::Parser::new_from_str(black_box(text)).count());
        });
        group.bench_with_input(BenchmarkId::new("parse", services), &text, |bencher, text| {
            let file = Sources::default().add("compose.yaml", text.clone());
            bencher.iter(|| yaml::parse(black_box(text), file, &mut Diagnostics::new()));
        });
        let refused = refused(&text);
        group.bench_with_input(BenchmarkId::new("load", services), &refused, |bencher, input| {
            bencher.iter(|| config(black_box(input), Format::Yaml, &files));
        });
        group.bench_with_input(BenchmarkId::new("config", services), &input, |bencher, input| {
            bencher.iter(|| config(black_box(input), Format::Yaml, &files));
        });
        for (name, target) in [("kubernetes", Target::Kubernetes), ("swarm", Target::Swarm)] {
            let options = Options { target, ..Options::default() };
            group.bench_with_input(BenchmarkId::new(name, services), &input, |bencher, input| {
                bencher.iter(|| convert(black_box(input), &options, &files));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, benchmark);
criterion_main!(benches);
