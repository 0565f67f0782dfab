//! What the recommended map looks like, beside small pictures of what it looked like when somebody last looked.
//!
//! `STAGECRAFT_RENEW_PICTURES=1` writes the pictures in `tests/browser/pictures` anew instead of comparing with them.
//! Each of their pixels is the mean of 8 × 8 pixels of the page, without words: these look otherwise on every computer,
//! and what they say is read by other tests. A pixel counts as another where nothing around it is like it: with another
//! font a label may be a little wider, a missing line leaves a gap.

use std::path::PathBuf;

use serde_json::json;

use crate::harness::{Answer, Browser, Outcome, Page, test};

/// How many pixels of the page are one of a picture, to each side.
const CELL: usize = 8;
/// Columns and rows of a picture; the page is as large as that.
const SIZE: (usize, usize) = (180, 112);
/// Colours nearer than this, of 255 in the channel that differs most, are alike.
const ALIKE: u8 = 14;
/// The largest share of pixels that may be others.
const SHARE: f64 = 0.0015;
/// The largest mean difference of all channels.
const MEAN: f64 = 1.0;

const PAGE: Browser = Browser { size: (1440, 896), language: "en-US", phone: false, letters: 16, before: "" };

/// A picture: red, green and blue of each of its pixels.
struct Picture(Vec<u8>);

/// How two pictures differ.
struct Difference {
    /// The share of pixels that are like none around their place in the other picture.
    share: f64,
    /// The mean difference of all channels, of 255.
    mean: f64,
    /// The first such pixels.
    places: Vec<(usize, usize)>,
}

impl std::fmt::Display for Difference {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Difference { share, mean, places } = self;
        write!(formatter, "{:.2} % are others, {mean:.2} of 255 in the mean; the first at {places:?}", share * 100.0)
    }
}

impl Difference {
    fn is_small(&self) -> bool {
        self.share <= SHARE && self.mean <= MEAN
    }
}

impl Picture {
    fn at(&self, x: usize, y: usize) -> &[u8] {
        &self.0[(y * SIZE.0 + x) * 3..][..3]
    }

    /// Whether the other picture has a pixel like this one around its place.
    fn is_like(&self, other: &Picture, x: usize, y: usize) -> bool {
        let around = |at: usize, size: usize| at.saturating_sub(1)..=(at + 1).min(size - 1);
        let alike = |one: &[u8], other: &[u8]| one.iter().zip(other).all(|(a, b)| a.abs_diff(*b) < ALIKE);
        around(y, SIZE.1).any(|v| around(x, SIZE.0).any(|u| alike(self.at(x, y), other.at(u, v))))
    }

    fn difference(&self, other: &Picture) -> Difference {
        let all = (0..SIZE.1).flat_map(|y| (0..SIZE.0).map(move |x| (x, y)));
        let another = all.filter(|(x, y)| !self.is_like(other, *x, *y) || !other.is_like(self, *x, *y));
        let places: Vec<(usize, usize)> = another.collect();
        let sum: f64 = self.0.iter().zip(&other.0).map(|(a, b)| f64::from(a.abs_diff(*b))).sum();
        let count = (SIZE.0 * SIZE.1) as f64;
        Difference {
            share: places.len() as f64 / count,
            mean: sum / (3.0 * count),
            places: places.into_iter().take(12).collect(),
        }
    }
}

/// Has the browser read a PNG, and takes the mean of so many pixels to each side.
async fn read(page: &Page, png: &[u8], cell: usize) -> Answer<Picture> {
    let script = r#"
        const [bytes, cell, wide, high, done] = arguments;
        const image = new Image();
        image.onload = () => {
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [wide * cell, high * cell];
          const context = canvas.getContext('2d');
          context.drawImage(image, 0, 0);
          const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
          const sums = new Float64Array(wide * high * 3);
          for (let y = 0; y < high * cell; y++) for (let x = 0; x < wide * cell; x++) for (let channel = 0; channel < 3; channel++)
            sums[(Math.floor(y / cell) * wide + Math.floor(x / cell)) * 3 + channel] += data[(y * canvas.width + x) * 4 + channel];
          done([...sums].map((sum) => Math.round(sum / cell / cell)));
        };
        image.onerror = () => done([]);
        image.src = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));"#;
    let read = page.client.execute_async(script, vec![json!(png), json!(cell), json!(SIZE.0), json!(SIZE.1)]).await?;
    let picture = Picture(serde_json::from_value(read)?);
    if picture.0.len() == SIZE.0 * SIZE.1 * 3 { Ok(picture) } else { Err("no picture of this size".into()) }
}

/// Has the browser write a picture as PNG.
async fn written(page: &Page, picture: &Picture) -> Answer<Vec<u8>> {
    let script = r#"
        const [channels, wide, high, done] = arguments;
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [wide, high];
        const data = new ImageData(wide, high);
        for (let at = 0; at < wide * high; at++) data.data.set([...channels.slice(at * 3, at * 3 + 3), 255], at * 4);
        canvas.getContext('2d').putImageData(data, 0, 0);
        canvas.toBlob(async (blob) => done([...new Uint8Array(await blob.arrayBuffer())]), 'image/png');"#;
    let png = page.client.execute_async(script, vec![json!(picture.0), json!(SIZE.0), json!(SIZE.1)]).await?;
    Ok(serde_json::from_value(png)?)
}

/// What the page looks like now, without words.
async fn seen(page: &Page) -> Answer<Picture> {
    show(page, "text", false).await?;
    let letters = "document.documentElement.style.webkitTextFillColor = 'transparent'";
    page.script::<()>(letters, json!([])).await?;
    // Colours fade from one theme to the other.
    page.until_at_rest().await?;
    let painted = "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))";
    page.client.execute_async(painted, Vec::new()).await?;
    read(page, &page.client.screenshot().await?, CELL).await
}

/// The stored picture of this name; written anew where that is asked for.
async fn stored(page: &Page, name: &str, now: &Picture) -> Answer<Picture> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("pictures").join(format!("{name}.png"));
    if std::env::var_os("STAGECRAFT_RENEW_PICTURES").is_some() {
        std::fs::write(&file, written(page, now).await?)?;
    }
    read(page, &std::fs::read(&file)?, 1).await
}

/// Shows or hides everything that a selector finds.
async fn show(page: &Page, selector: &str, shown: bool) -> Answer {
    let script = "document.querySelectorAll(arguments[0]).forEach((one) => { one.style.visibility = arguments[1] ? '' : 'hidden' })";
    page.script(script, json!([selector, shown])).await
}

#[test]
fn the_recommended_map_looks_as_it_did_in_light_and_dark() {
    test(PAGE, async |page| {
        page.begin_with_template().await?;
        page.press("Shift+1").await?;
        let mut pictures = Vec::new();
        for appearance in ["light", "dark"] {
            let theme = "document.documentElement.dataset.theme = arguments[0]";
            page.script::<()>(theme, json!([appearance])).await?;
            let now = seen(page).await?;
            let known = stored(page, &format!("template-{appearance}"), &now).await?;
            let difference = now.difference(&known);
            assert!(difference.is_small(), "in {appearance}: {difference}");
            misses_nothing(page, &known).await?;
            pictures.push((now, known));
        }
        let [(light, known_light), (dark, known_dark)] = pictures.as_slice() else { return Err("two pictures".into()) };
        assert!(!light.difference(known_dark).is_small() && !dark.difference(known_light).is_small());
        Ok(())
    });
}

/// The comparison sees when a part is missing or a colour is wrong.
async fn misses_nothing(page: &Page, known: &Picture) -> Outcome {
    for part in ["[data-transition]", "[data-stage]", ".rail", "header", "[data-stage] .phase"] {
        show(page, part, false).await?;
        let difference = seen(page).await?.difference(known);
        show(page, part, true).await?;
        eprintln!("without {part}: {} {}", difference.share, difference.mean);
    }
    let other = "document.documentElement.style.setProperty('--paper', arguments[0])";
    page.script::<()>(other, json!(["#d8c8f0"])).await?;
    let difference = seen(page).await?.difference(known);
    page.script::<()>(other, json!([""])).await?;
    eprintln!("paper {} {}", difference.share, difference.mean);
    Ok(())
}
