//! A table of forms, made once and asked often.

/// Forms with what is known of each: a hash table with open addressing, at most half full.
#[derive(Debug, Default)]
pub(crate) struct Forms<T> {
    slots: Vec<Option<(Box<str>, T)>>,
    /// Which bytes end the forms of each length, a bit for four of them: most words are told from all forms by it.
    endings: Vec<u64>,
}

impl<T: Copy> Forms<T> {
    pub(crate) fn new(forms: Vec<(Box<str>, T)>) -> Self {
        let longest = forms.iter().map(|(form, _)| form.len()).max().unwrap_or(0);
        let slots = vec![None; (forms.len() * 2).next_power_of_two()];
        let mut table = Self { slots, endings: vec![0; longest + 1] };
        for (form, known) in forms {
            table.endings[form.len()] |= ending(form.as_bytes());
            let slot = table.slot(form.as_bytes());
            table.slots[slot] = Some((form, known));
        }
        table
    }

    /// What is known of `form`.
    pub(crate) fn get(&self, form: &[u8]) -> Option<T> {
        if self.endings.get(form.len())? & ending(form) == 0 {
            return None;
        }
        self.slots[self.slot(form)].as_ref().map(|&(_, known)| known)
    }

    /// The slot that holds `form`, or the free one where it would go.
    fn slot(&self, form: &[u8]) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash(form) & mask;
        while self.slots[slot].as_ref().is_some_and(|(known, _)| known.as_bytes() != form) {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

/// The bit of the last byte; none for the empty form, which is never listed.
fn ending(form: &[u8]) -> u64 {
    form.last().map_or(0, |byte| 1 << (byte % 64))
}

/// FNV-1a, with its high bits brought down to where the mask looks.
fn hash(bytes: &[u8]) -> usize {
    let hash = bytes.iter().fold(0x811c_9dc5_u32, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 16)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_each_form_and_no_other() {
        let forms = Forms::new((0..300).map(|i| (i.to_string().into(), i)).collect());
        assert!((0..300).all(|i: i32| forms.get(i.to_string().as_bytes()) == Some(i)));
        assert!((300..900).all(|i: i32| forms.get(i.to_string().as_bytes()).is_none()));
        assert_eq!(forms.get(b""), None);
    }

    #[test]
    fn keeps_the_last_of_equal_forms() {
        let forms = Forms::new(vec![("a".into(), 1), ("a".into(), 2)]);
        assert_eq!(forms.get(b"a"), Some(2));
    }

    #[test]
    fn finds_nothing_where_there_is_nothing() {
        assert_eq!(Forms::<u8>::new(Vec::new()).get(b""), None);
    }
}
