//! How long it takes to find out what keys make: `cargo bench -p kompose-core --bench source_map`.
//!
//! `key` is one key, with the conversion of the whole project before it; `service` all keys of one service, as the page asks
//! for them; `all` everything that `--source-map` writes. `playground/scripts/source-map.mjs` measures the same in the
//! browser's engine.

#[path = "project/services.rs"]
mod project;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use kompose_core::trace::source_map;
use kompose_core::{Input, MemoryFiles, Options, Target};
use project::project;

/// How many services the project has.
const SERVICES: usize = 50;

fn benchmark(criterion: &mut Criterion) {
    let files = MemoryFiles::new();
    let input = Input::new("/p/compose.yaml", project(SERVICES));
    let mut group = criterion.benchmark_group("source map");
    group.sample_size(10);
    for (name, target) in [("kubernetes", Target::Kubernetes), ("swarm", Target::Swarm)] {
        let options = Options { target, ..Options::default() };
        for (what, path) in [("key", "services.app7.image"), ("service", "services.app7"), ("all", "")] {
            group.bench_function(format!("{name}/{what}"), |bencher| {
                bencher.iter(|| source_map(black_box(&input), &options, &files, path));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, benchmark);
criterion_main!(benches);
