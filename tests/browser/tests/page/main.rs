//! What people do with the page, done by a real browser over the release build.
//!
//! `STAGECRAFT_DIST` names the folder with the built page, `STAGECRAFT_ENGINE` the browser (chromium, firefox, webkit);
//! `STAGECRAFT_FILE=1` opens the page as one file instead of serving it. Every test has a browser with a profile of its own, waits
//! for what it expects instead of sleeping, and ends with a clean console. A test that fails says at which line, what
//! the console said, and where the screenshot is.

mod accessibility;
mod actions;
mod alone;
mod appearance;
mod booklet;
mod buyer;
mod calendar;
mod canvas;
mod capture;
mod carry;
mod charts;
mod deals;
mod dialogs;
mod extremes;
mod files;
mod findings;
mod gathering;
mod gestures;
mod goal;
mod guide;
mod happened;
mod harness;
mod help;
mod importing;
mod journey;
mod keyboard;
mod lanes;
mod language;
mod legible;
mod living;
mod measures;
mod menu;
mod merging;
mod minimap;
mod notices;
mod offline;
mod overlays;
mod people;
mod phone;
mod picture;
mod plan;
mod present;
mod refusals;
mod scale;
mod sharing;
mod shell;
mod speech;
mod speed;
mod storage;
mod submap;
mod tidy;
mod torture;
mod view;
