//! What is done with chats and messages as they come: they are listed, or what is kept of them is taken in.

use super::{Bytes, Chat, ChatNumber, File, Listener, Message, Take, Trouble, path, read};
use crate::passage::Fingerprints;

/// What is in some files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    /// The chats, by their numbers.
    pub chats: Vec<Surveyed>,
    /// What could not be read.
    pub troubles: Vec<Trouble>,
}

/// A chat in a survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surveyed {
    /// What it is called: by the names of those who wrote, where the export has no name for it.
    pub chat: Chat,
    /// How many messages it has.
    pub messages: usize,
    /// The first few who wrote in it, as shown.
    pub authors: Vec<String>,
}

/// Lists the chats of these files.
pub fn survey(files: &[File], bytes: &dyn Bytes) -> Survey {
    let mut survey = Survey::default();
    read(files, bytes, &mut survey);
    survey.name_by_authors();
    survey
}

impl Survey {
    fn name_by_authors(&mut self) {
        for each in self.chats.iter_mut().filter(|each| each.chat.name.is_empty()) {
            each.chat.name = each.authors.join(", ");
        }
    }
}

impl Listener for Survey {
    fn chat(&mut self, _number: ChatNumber, chat: &Chat) -> Take {
        self.chats.push(Surveyed {
            chat: chat.clone(),
            messages: 0,
            authors: Vec::new(),
        });
        Take::Messages
    }

    fn message(&mut self, chat: ChatNumber, message: &Message<'_>) {
        /// So many names tell a chat from others.
        const AUTHORS: usize = 4;
        let Some(chat) = self.chats.get_mut(chat) else {
            return;
        };
        chat.messages += 1;
        let known = chat.authors.iter().any(|author| author == message.author);
        if !known && !message.author.is_empty() && chat.authors.len() < AUTHORS {
            chat.authors.push(path::cut(message.author).into());
        }
    }

    fn trouble(&mut self, trouble: Trouble) {
        self.troubles.push(trouble);
    }
}

/// What was taken in of some files.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// All chats, also those that were not wanted: of these, no message is counted.
    pub survey: Survey,
    /// What is kept of those that were, by their numbers.
    pub fingerprints: Vec<(ChatNumber, Fingerprints)>,
}

/// Takes in the messages of the chats that are wanted.
pub fn take(files: &[File], bytes: &dyn Bytes, wants: &dyn Fn(ChatNumber, &Chat) -> bool) -> Taken {
    let mut taking = Taking {
        wants,
        taken: Taken::default(),
        places: Vec::new(),
    };
    read(files, bytes, &mut taking);
    taking.taken.survey.name_by_authors();
    taking.taken
}

struct Taking<'a> {
    wants: &'a dyn Fn(ChatNumber, &Chat) -> bool,
    taken: Taken,
    /// By the chat's number: where its fingerprints stand.
    places: Vec<Option<usize>>,
}

impl Listener for Taking<'_> {
    fn chat(&mut self, number: ChatNumber, chat: &Chat) -> Take {
        self.taken.survey.chat(number, chat);
        let wanted = (self.wants)(number, chat);
        let fingerprints = &mut self.taken.fingerprints;
        self.places.push(wanted.then_some(fingerprints.len()));
        if !wanted {
            return Take::Nothing;
        }
        fingerprints.push((number, Fingerprints::new()));
        Take::Messages
    }

    fn message(&mut self, chat: ChatNumber, message: &Message<'_>) {
        self.taken.survey.message(chat, message);
        let place = self.places.get(chat).copied().flatten();
        if let Some((_, fingerprints)) = place.and_then(|place| self.taken.fingerprints.get_mut(place)) {
            fingerprints.push(message.text);
        }
    }

    fn trouble(&mut self, trouble: Trouble) {
        self.taken.survey.trouble(trouble);
    }
}
