//! How often things are tried: a little in every test run, as often as is promised in `make torture`.

/// How many times, usually and in full.
pub fn times(usual: usize, full: usize) -> usize {
    if std::env::var_os("STAGECRAFT_TORTURE").is_some() { full } else { usual }
}

/// Tells `make torture` how much was tried.
pub fn tried(count: usize) {
    println!("tried {count}");
}

/// How many cases proptest tries: usually, or as many as it is told to.
pub fn cases(usual: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual)
}
