//! Hands: mouse, fingers, wheel and keyboard, as the browser receives them.

use serde_json::{Value, json};

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
        let mut actions = Vec::new();
        for (index, place) in places.iter().enumerate() {
            actions.push(to(*place));
            if index == 0 {
                actions.push(down());
            }
        }
        self.mouse(actions).await
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
        let mut actions = Vec::new();
        for (index, place) in way(from, end, 8).into_iter().enumerate() {
            actions.push(to(place));
            if index == 0 {
                actions.push(down());
            }
        }
        actions.push(up());
        self.finger(actions).await
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
        "Escape" => '\u{e00c}',
        "End" => '\u{e010}',
        "Home" => '\u{e011}',
        "ArrowLeft" => '\u{e012}',
        "ArrowUp" => '\u{e013}',
        "ArrowRight" => '\u{e014}',
        "ArrowDown" => '\u{e015}',
        "Delete" => '\u{e017}',
        "F10" => '\u{e03a}',
        _ if name.chars().count() == 1 => return Ok(name.to_owned()),
        _ => return Err(Problem(format!("no key is called {name}"))),
    };
    Ok(code.to_string())
}
