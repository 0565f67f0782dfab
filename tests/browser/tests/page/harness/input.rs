//! Hands: mouse, fingers, wheel and keyboard, as the browser receives them.

use std::time::Duration;

use serde_json::{Value, json};

use super::engine::Engine;
use super::failure::{Answer, Problem};
use super::page::{Extension, Page};

/// A place on the page, in CSS pixels.
pub type Place = (f64, f64);

impl Page {
    async fn act(&self, sources: Value) -> Answer {
        self.client.issue_cmd(Extension("actions", json!({ "actions": sources }))).await?;
        Ok(())
    }

    async fn mouse(&self, actions: Vec<Value>) -> Answer {
        self.act(
            json!([{ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions }]),
        )
        .await
    }

    async fn pen(&self, actions: Vec<Value>) -> Answer {
        self.act(
            json!([{ "type": "pointer", "id": "pen", "parameters": { "pointerType": "pen" }, "actions": actions }]),
        )
        .await
    }

    async fn finger(&self, actions: Vec<Value>) -> Answer {
        self.act(json!([{ "type": "pointer", "id": "finger", "parameters": { "pointerType": "touch" }, "actions": actions }]))
            .await
    }

    /// Puts the mouse somewhere.
    pub async fn hover(&self, at: Place) -> Answer {
        self.mouse(vec![to(at)]).await
    }

    /// Clicks somewhere.
    pub async fn click_at(&self, at: Place) -> Answer {
        self.mouse(vec![to(at), down(), up()]).await
    }

    /// Clicks twice somewhere.
    pub async fn double_click_at(&self, at: Place) -> Answer {
        if Engine::chosen() != Engine::Chromium {
            // What a first click opens takes these, on a busy machine, longer than may lie between two.
            self.click_at(at).await?;
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        self.mouse(vec![to(at), down(), up(), down(), up()]).await
    }

    /// Clicks somewhere with the right button.
    pub async fn right_click_at(&self, at: Place) -> Answer {
        self.right_drag(&[at]).await
    }

    /// Presses the right button at the first place, moves through the others and lets go.
    pub async fn right_drag(&self, places: &[Place]) -> Answer {
        let mut actions: Vec<Value> = places.iter().map(|place| to(*place)).collect();
        actions.insert(1, json!({ "type": "pointerDown", "button": 2 }));
        actions.push(json!({ "type": "pointerUp", "button": 2 }));
        self.mouse(actions).await
    }

    /// Presses at the first place and moves through the others, without letting go.
    pub async fn press_and_move(&self, places: &[Place]) -> Answer {
        self.mouse(pressed(places, 0)).await
    }

    /// Lets the mouse go.
    pub async fn release(&self) -> Answer {
        self.mouse(vec![up()]).await
    }

    /// Drags from one place to another in a number of moves.
    pub async fn drag(&self, from: Place, to: Place, moves: u32) -> Answer {
        self.press_and_move(&way(from, to, moves)).await?;
        self.release().await
    }

    /// Taps with a finger.
    pub async fn tap_at(&self, at: Place) -> Answer {
        self.finger(vec![to(at), down(), up()]).await
    }

    /// Keeps a finger somewhere for so long, in milliseconds.
    pub async fn hold_at(&self, at: Place, time: u32) -> Answer {
        self.finger(vec![to(at), down(), json!({ "type": "pause", "duration": time }), up()]).await
    }

    /// Drags with a finger.
    pub async fn swipe(&self, from: Place, end: Place) -> Answer {
        let mut actions = pressed(&way(from, end, 8), 0);
        actions.push(up());
        self.finger(actions).await
    }

    /// Taps twice with a finger.
    pub async fn double_tap_at(&self, at: Place) -> Answer {
        self.finger(vec![to(at), down(), up(), down(), up()]).await
    }

    /// Puts a finger down and moves it through places, without lifting it.
    pub async fn touch(&self, places: &[Place]) -> Answer {
        self.finger(pressed(places, 0)).await
    }

    /// Moves the finger that is down.
    pub async fn touch_moves(&self, places: &[Place]) -> Answer {
        self.finger(places.iter().map(|place| to(*place)).collect()).await
    }

    /// Lifts the finger.
    pub async fn lift(&self) -> Answer {
        self.finger(vec![up()]).await
    }

    /// Drags with a pen.
    pub async fn pen_drag(&self, from: Place, to: Place) -> Answer {
        let mut actions = pressed(&way(from, to, 6), 0);
        actions.push(up());
        self.pen(actions).await
    }

    /// Presses a button of the mouse at the first place, moves through the others and lets it go: 1 is the middle one, 2
    /// the right one.
    pub async fn drag_by(&self, button: u32, places: &[Place]) -> Answer {
        let mut actions = pressed(places, button);
        actions.push(json!({ "type": "pointerUp", "button": button }));
        self.mouse(actions).await
    }

    /// Moves the mouse as it is, pressed or not.
    pub async fn move_to(&self, places: &[Place]) -> Answer {
        self.mouse(places.iter().map(|place| to(*place)).collect()).await
    }

    /// Holds a key down until it is let go.
    pub async fn hold(&self, name: &str) -> Answer {
        self.act(json!([{ "type": "key", "id": "keyboard", "actions": [{ "type": "keyDown", "value": key(name)? }] }]))
            .await
    }

    /// Lets a key go.
    pub async fn let_go(&self, name: &str) -> Answer {
        self.act(json!([{ "type": "key", "id": "keyboard", "actions": [{ "type": "keyUp", "value": key(name)? }] }]))
            .await
    }

    /// Two fingers, each through its own places in step with the other; both are lifted at the end.
    pub async fn two_fingers(&self, one: &[Place], other: &[Place]) -> Answer {
        let finger = |name: &str, places: &[Place]| {
            let mut actions = pressed(places, 0);
            actions.push(up());
            json!({ "type": "pointer", "id": name, "parameters": { "pointerType": "touch" }, "actions": actions })
        };
        self.act(json!([finger("finger", one), finger("another finger", other)])).await
    }

    /// Turns the wheel somewhere, with Control held or not.
    pub async fn wheel(&self, at: Place, by: Place, control: bool) -> Answer {
        let (x, y, by_x, by_y) = (at.0.round(), at.1.round(), by.0.round(), by.1.round());
        let turn = json!({ "type": "scroll", "x": x as i64, "y": y as i64, "deltaX": by_x as i64, "deltaY": by_y as i64, "duration": 0, "origin": "viewport" });
        let mut keys = vec![json!({ "type": "pause" }); 3];
        if control {
            keys[0] = json!({ "type": "keyDown", "value": "\u{e009}" });
            keys[2] = json!({ "type": "keyUp", "value": "\u{e009}" });
        }
        self.act(json!([
            { "type": "key", "id": "keyboard", "actions": keys },
            { "type": "wheel", "id": "wheel", "actions": [{ "type": "pause" }, turn, { "type": "pause" }] },
        ]))
        .await
    }

    /// Presses a key, with others held: `Enter`, `Control+Shift+z`, `Alt+ArrowLeft`.
    pub async fn press(&self, chord: &str) -> Answer {
        let keys = chord.split('+').map(key).collect::<Answer<Vec<String>>>()?;
        let down = keys.iter().map(|key| json!({ "type": "keyDown", "value": key }));
        let up = keys.iter().rev().map(|key| json!({ "type": "keyUp", "value": key }));
        let actions: Vec<Value> = down.chain(up).collect();
        self.act(json!([{ "type": "key", "id": "keyboard", "actions": actions }])).await
    }

    /// Types a text where the focus is.
    pub async fn type_text(&self, text: &str) -> Answer {
        let strokes = text
            .chars()
            .flat_map(|letter| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": letter.to_string() })));
        let actions: Vec<Value> = strokes.collect();
        self.act(json!([{ "type": "key", "id": "keyboard", "actions": actions }])).await
    }
}

fn to((x, y): Place) -> Value {
    json!({ "type": "pointerMove", "duration": 0, "x": x.round() as i64, "y": y.round() as i64, "origin": "viewport" })
}

fn down() -> Value {
    json!({ "type": "pointerDown", "button": 0 })
}

fn up() -> Value {
    json!({ "type": "pointerUp", "button": 0 })
}

/// A press at the first place and the way through the others.
fn pressed(places: &[Place], button: u32) -> Vec<Value> {
    let mut actions: Vec<Value> = places.iter().map(|place| to(*place)).collect();
    actions.insert(1.min(actions.len()), json!({ "type": "pointerDown", "button": button }));
    actions
}

/// The places from one to another, both included.
fn way(from: Place, to: Place, moves: u32) -> Vec<Place> {
    let part = |index: u32| f64::from(index) / f64::from(moves.max(1));
    let at = |part: f64| (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part);
    (0..=moves.max(1)).map(|index| at(part(index))).collect()
}

/// The letter that WebDriver uses for a key.
fn key(name: &str) -> Answer<String> {
    let code = match name {
        "Backspace" => '\u{e003}',
        "Tab" => '\u{e004}',
        "Enter" => '\u{e007}',
        "Shift" => '\u{e008}',
        "Control" => '\u{e009}',
        "Alt" => '\u{e00a}',
        "Space" => ' ',
        "Escape" => '\u{e00c}',
        "PageUp" => '\u{e00e}',
        "PageDown" => '\u{e00f}',
        "End" => '\u{e010}',
        "Home" => '\u{e011}',
        "ArrowLeft" => '\u{e012}',
        "ArrowUp" => '\u{e013}',
        "ArrowRight" => '\u{e014}',
        "ArrowDown" => '\u{e015}',
        "Delete" => '\u{e017}',
        "F2" => '\u{e032}',
        "F10" => '\u{e03a}',
        _ if name.chars().count() == 1 => return Ok(name.to_owned()),
        _ => return Err(Problem(format!("no key is called {name}"))),
    };
    Ok(code.to_string())
}
