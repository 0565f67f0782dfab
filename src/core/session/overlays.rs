//! Which facts nodes and transitions show beside their names. A way of looking, not a part of the map.

/// A kind of fact that can be shown or not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Overlay {
    /// How many deals.
    Deals,
    /// What they are worth.
    Value,
    /// The share of departures that took a transition.
    Conversion,
    /// The median time in a node and before a transition.
    Time,
    /// Deals that have outstayed their time.
    Stuck,
    /// The journey phase, as a colour.
    Phase,
    /// How complete a card is.
    Completeness,
    /// What is wrong with a node.
    Findings,
    /// How many deals the plan asks to enter a stage.
    Required,
    /// The measure of a stage that stands worst.
    Measures,
    /// What moves buyers on and what they trip over.
    Signs,
}

impl Overlay {
    /// Every overlay with the word that it is remembered by.
    pub const ALL: [(Overlay, &'static str); 11] = [
        (Overlay::Deals, "deals"),
        (Overlay::Value, "value"),
        (Overlay::Conversion, "conversion"),
        (Overlay::Time, "time"),
        (Overlay::Stuck, "stuck"),
        (Overlay::Phase, "phase"),
        (Overlay::Completeness, "completeness"),
        (Overlay::Findings, "findings"),
        (Overlay::Required, "required"),
        (Overlay::Measures, "measures"),
        (Overlay::Signs, "signs"),
    ];

    fn bit(self) -> u16 {
        1 << self as u8
    }
}

/// Every overlay.
const ALL: u16 = (1 << Overlay::ALL.len()) - 1;

/// The overlays that are on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Overlays(u16);

impl Default for Overlays {
    /// What a map needs to be read: everything but times, findings, the plan and signs.
    fn default() -> Overlays {
        let off = [Overlay::Time, Overlay::Findings, Overlay::Required, Overlay::Signs];
        off.into_iter().fold(Overlays(ALL), |all, overlay| all.with(overlay, false))
    }
}

impl Overlays {
    /// Whether an overlay is on.
    pub fn shows(self, overlay: Overlay) -> bool {
        self.0 & overlay.bit() != 0
    }

    /// With an overlay turned on or off.
    pub fn with(self, overlay: Overlay, on: bool) -> Overlays {
        Overlays(if on { self.0 | overlay.bit() } else { self.0 & !overlay.bit() })
    }

    /// The words of those that are on, to be remembered.
    pub fn words(self) -> String {
        let on: Vec<&str> = Overlay::ALL.iter().filter(|(one, _)| self.shows(*one)).map(|(_, word)| *word).collect();
        on.join(" ")
    }

    /// The overlays of words; unknown ones, of a later version perhaps, are passed over.
    pub fn parse(words: &str) -> Overlays {
        let known = Overlay::ALL.iter().filter(|(_, known)| words.split(' ').any(|word| word == *known));
        known.fold(Overlays(0), |all, (overlay, _)| all.with(*overlay, true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_is_remembered() {
        for bits in 0..=ALL {
            let overlays = Overlays(bits);
            assert_eq!(Overlays::parse(&overlays.words()), overlays, "{:?}", overlays.words());
        }
        assert_eq!(Overlays::parse("time weather"), Overlays(0).with(Overlay::Time, true));
    }

    #[test]
    fn each_is_turned_on_and_off_alone() {
        for (overlay, word) in Overlay::ALL {
            let off = Overlays::default().with(overlay, false);
            assert!(!off.shows(overlay) && off.with(overlay, true).shows(overlay), "{word}");
            let others = Overlay::ALL.iter().filter(|(other, _)| *other != overlay);
            assert!(others.clone().all(|(other, _)| off.shows(*other) == Overlays::default().shows(*other)), "{word}");
        }
    }
}
