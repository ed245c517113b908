//! From the document to usable values. Unknown fields, wrong types and numbers out of range are faults and are removed, so that the
//! rest can still be checked.

use super::collected::Collected;
use super::document::{Entry, Node, Value};
use super::field::{Shape, shape};
use super::values::{shown, value};
use matchday_files::faults::{nearest, quoted};

/// Checks a whole document.
pub(super) fn walk(document: &mut Node, collected: &mut Collected) {
    table(document, shape(), "", collected);
}

fn table(node: &mut Node, shape: &Shape, path: &str, collected: &mut Collected) {
    let site = node.site;
    let Some(entries) = node.table_mut() else { return };
    entries.retain_mut(|entry| {
        let path = join(path, &entry.key);
        let is_good = check(entry, shape, &path, collected);
        if !is_good {
            collected.lose(path);
        }
        is_good
    });
    for (name, inner) in shape.children() {
        let Shape::Leaf(field) = inner else { continue };
        let inside = join(path, name);
        if field.is_required && !entries.iter().any(|entry| entry.key == *name) && collected.is_sound(&inside) {
            let message = format!("\"{name}\" is missing; expected {}", field.kind);
            collected.fault(site, message, format!("add {name} = …"));
            collected.lose(inside);
        }
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// Whether an entry is usable.
fn check(entry: &mut Entry, shape: &Shape, path: &str, collected: &mut Collected) -> bool {
    let key = quoted(entry.key.as_bytes());
    let Some(inner) = shape.get(&entry.key) else {
        let near = nearest(&entry.key, shape.keys());
        let remedy = near.map_or_else(
            || format!("expected one of {}", shape.keys().collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean \"{near}\"?"),
        );
        collected.fault(entry.site, format!("unknown field {key}"), remedy);
        if let Some(near) = near {
            collected.lose(join(path.rsplit_once('.').map_or("", |(around, _)| around), near));
        }
        return false;
    };
    let node = &mut entry.node;
    let header = path.split('.').map(|step| step.split('[').next().unwrap_or(step)).collect::<Vec<_>>().join(".");
    match inner {
        Shape::Leaf(field) => value(node, field, collected),
        Shape::Table(_) if node.table().is_some() => {
            table(node, inner, path, collected);
            true
        }
        Shape::Table(_) => {
            let message = format!("{key} is {}; expected a table", shown(&node.value));
            collected.fault(node.site, message, format!("write it as [{header}]"));
            false
        }
        Shape::Tables(_) => match &mut node.value {
            Value::List(items) => {
                for (number, item) in items.iter_mut().enumerate() {
                    let path = format!("{path}[{number}]");
                    if item.table().is_some() {
                        table(item, inner, &path, collected);
                        continue;
                    }
                    let message = format!("an entry of {key} is {}; expected a table", shown(&item.value));
                    collected.fault(item.site, message, format!("write it as [[{header}]]"));
                    item.value = Value::Table(Vec::new());
                    collected.lose(path);
                }
                true
            }
            other => {
                let message = format!("{key} is {}; expected a list of tables", shown(other));
                collected.fault(node.site, message, format!("write it in double brackets, as [[{header}]]"));
                false
            }
        },
    }
}
