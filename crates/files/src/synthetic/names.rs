//! Invented names. A real place or person may have one by chance.

#[rustfmt::skip]
const CITY_STARTS: [&str; 54] = [
    "Alder", "Amber", "Ashen", "Bexen", "Birken", "Bram", "Briar", "Calder", "Cinder", "Corven", "Darrow", "Dorsen",
    "Ebon", "Eddering", "Elmen", "Ever", "Fallow", "Fennick", "Ferren", "Garnet", "Gorse", "Hallen", "Harrow",
    "Hazel", "Heron", "Hollin", "Inver", "Ivern", "Juniper", "Kestrel", "Lark", "Linden", "Loren", "Marlen",
    "Merrow", "Nether", "Norden", "Oaken", "Ostren", "Pellen", "Quarren", "Raven", "Rowan", "Sable", "Selwyn",
    "Sorrel", "Tamber", "Teasel", "Thornen", "Ulver", "Varrow", "Wexen", "Willen", "Yarrow",
];
#[rustfmt::skip]
const CITY_ENDS: [&str; 24] = [
    "bridge", "brook", "combe", "crest", "dale", "fell", "field", "ford", "gate", "glen", "grove", "haven", "hurst",
    "ley", "mere", "mont", "moor", "mouth", "point", "stead", "strand", "ton", "vale", "wick",
];
const HOSPITALS: [&str; 6] = [
    "Medical Center",
    "University Hospital",
    "Regional Medical Center",
    "Memorial Hospital",
    "General Hospital",
    "Health System",
];

/// The name of an institution. Distinct numbers below 7,776 have distinct names.
pub(super) fn institution(number: usize) -> String {
    let cities = CITY_STARTS.len() * CITY_ENDS.len();
    // 589 and 1,296 are coprime: the first 1,296 numbers give different cities, and not in alphabetical order.
    let city = number * 589 % cities;
    let hospital = (number / cities + city) % HOSPITALS.len();
    format!("{}{} {}", CITY_STARTS[city % CITY_STARTS.len()], CITY_ENDS[city / CITY_STARTS.len()], HOSPITALS[hospital])
}

#[rustfmt::skip]
const FIRST_NAMES: [&str; 210] = [
    "Aaliyah", "Aaron", "Abena", "Adam", "Adrian", "Aisha", "Akira", "Alana", "Alejandro", "Alice", "Amara", "Amir",
    "Amy", "Ana", "Andre", "Andrew", "Anika", "Anjali", "Anna", "Anthony", "Arjun", "Asha", "Audrey", "Ava",
    "Beatriz", "Benjamin", "Bianca", "Brandon", "Brian", "Bruno", "Caleb", "Camila", "Carlos", "Carmen", "Caroline",
    "Chidi", "Chloe", "Christine", "Clara", "Colin", "Connor", "Daniel", "Daniela", "Daphne", "David", "Deepak",
    "Diana", "Diego", "Dina", "Dominic", "Edith", "Eduardo", "Elena", "Eli", "Elias", "Elise", "Emeka", "Emily",
    "Emma", "Erik", "Esther", "Ethan", "Eva", "Farah", "Fatima", "Felix", "Fiona", "Frances", "Gabriel", "George",
    "Grace", "Grant", "Greta", "Hana", "Hannah", "Haruto", "Hassan", "Hector", "Helen", "Henry", "Hugo", "Ian",
    "Ibrahim", "Imani", "Ines", "Ingrid", "Irene", "Isaac", "Isabel", "Ivan", "Jack", "Jamal", "James", "Jana",
    "Jasmine", "Javier", "Jia", "Joanna", "Joel", "Jonah", "Jorge", "Joseph", "Joyce", "Julia", "Julian", "June",
    "Kai", "Karim", "Kate", "Kavya", "Keiko", "Kenji", "Kevin", "Khalid", "Kofi", "Kyle", "Lara", "Laura", "Layla",
    "Leah", "Leila", "Leo", "Liam", "Lila", "Lina", "Linh", "Logan", "Lucas", "Lucia", "Luis", "Lydia", "Magnus",
    "Malik", "Marco", "Maria", "Marina", "Mark", "Martin", "Mateo", "Matthew", "Maya", "Mei", "Mia", "Michael",
    "Mina", "Miriam", "Mohan", "Mona", "Nadia", "Naomi", "Natalie", "Nathan", "Neha", "Nia", "Nicole", "Nikhil",
    "Nina", "Noah", "Noor", "Nora", "Oliver", "Olivia", "Omar", "Oscar", "Owen", "Pablo", "Patrick", "Paul",
    "Pedro", "Peter", "Petra", "Philip", "Priya", "Rachel", "Rafael", "Rahul", "Rania", "Raymond", "Rebecca", "Ren",
    "Riya", "Robin", "Rosa", "Ruth", "Ryan", "Sadia", "Salma", "Samir", "Samuel", "Sana", "Sara", "Sean", "Sergio",
    "Simon", "Sofia", "Stella", "Stephen", "Tara", "Teresa", "Theo", "Thomas", "Tobias", "Uma", "Victor", "Vikram",
    "Vivian", "Wei", "Yara", "Zara", "Zoe",
];
#[rustfmt::skip]
const SURNAME_STARTS: [&str; 60] = [
    "Abber", "Ansel", "Arken", "Balder", "Barrin", "Bellin", "Benning", "Bosker", "Brannin", "Calver", "Carring",
    "Castel", "Chander", "Cosgra", "Darvin", "Delmar", "Denver", "Dunning", "Elling", "Ester", "Falken", "Fenner",
    "Galler", "Garris", "Gilder", "Grannin", "Halver", "Hannin", "Hartin", "Heller", "Hollen", "Isling", "Jarrin",
    "Kaller", "Karlin", "Keller", "Kensing", "Lander", "Lanning", "Larrin", "Maller", "Manning", "Marlin", "Merrin",
    "Mosker", "Nander", "Norring", "Oster", "Paller", "Pannin", "Renning", "Rosen", "Salvin", "Sander", "Sterlin",
    "Tannin", "Valder", "Vanning", "Wander", "Winter",
];
#[rustfmt::skip]
const SURNAME_ENDS: [&str; 40] = [
    "a", "age", "ana", "ara", "ard", "asen", "berg", "bourn", "by", "cott", "dahl", "den", "der", "dez", "dine",
    "dorf", "eau", "ell", "elli", "er", "ez", "ford", "gren", "holm", "i", "ian", "ides", "ina", "ita", "kamp",
    "land", "low", "man", "mark", "or", "os", "sen", "son", "ura", "well",
];

/// How many people have distinct names.
pub(super) const PEOPLE: usize = FIRST_NAMES.len() * SURNAME_STARTS.len() * SURNAME_ENDS.len();

/// The name of a person. Distinct numbers below [`PEOPLE`] have distinct names.
pub(super) fn person(number: usize) -> String {
    // 311,111 and 504,000 are coprime, and their ratio is near the golden section: neighbours have very different names.
    let mixed = number * 311_111 % PEOPLE;
    let (first, surname) = (mixed % FIRST_NAMES.len(), mixed / FIRST_NAMES.len());
    let (start, end) = (surname % SURNAME_STARTS.len(), surname / SURNAME_STARTS.len());
    format!("{} {}{}", FIRST_NAMES[first], SURNAME_STARTS[start], SURNAME_ENDS[end])
}

#[cfg(test)]
mod tests {
    use rustc_hash::FxHashSet;

    use super::{PEOPLE, institution, person};

    const INSTITUTIONS: usize = super::CITY_STARTS.len() * super::CITY_ENDS.len() * super::HOSPITALS.len();

    #[test]
    fn names_do_not_repeat() {
        let institutions: FxHashSet<String> = (0..INSTITUTIONS).map(institution).collect();
        assert_eq!((institutions.len(), INSTITUTIONS), (7_776, 7_776));
        let people: FxHashSet<String> = (0..PEOPLE).map(person).collect();
        assert_eq!((people.len(), PEOPLE), (504_000, 504_000));
    }

    #[test]
    fn names_need_no_quotes_in_csv() {
        assert!((0..INSTITUTIONS).map(institution).all(|name| !name.contains([',', '"', '#'])));
    }
}
