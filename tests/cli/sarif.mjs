// sarif.mjs FILE: is it SARIF 2.1.0 as its readers need it? What the standard requires of the parts
// that are used, what must hold between them, and what this test's own pack must give.
import { readFileSync } from "node:fs";
import assert from "node:assert/strict";

const log = JSON.parse(readFileSync(process.argv[2], "utf8"));

function hasOnly(object, required, optional = []) {
    for (const key of required) assert.ok(key in object, `${key} is missing in ${JSON.stringify(object)}`);
    for (const key of Object.keys(object))
        assert.ok(required.includes(key) || optional.includes(key), `unknown property ${key}`);
}

function checkMessage(message) {
    hasOnly(message, ["text"]);
    assert.ok(message.text.length > 0);
}

function checkLocation(location) {
    hasOnly(location, ["physicalLocation"], ["message"]);
    const place = location.physicalLocation;
    hasOnly(place, ["artifactLocation"], ["region"]);
    hasOnly(place.artifactLocation, ["uri"]);
    assert.match(place.artifactLocation.uri, /^(file:\/\/\/)?([A-Za-z0-9._~\/-]|%[0-9A-F]{2})+$/);
    if (!place.region) return;
    hasOnly(place.region, ["startLine", "startColumn"], ["endLine", "endColumn"]);
    for (const number of Object.values(place.region)) assert.ok(Number.isInteger(number) && number >= 1);
    assert.ok(!place.region.endLine || place.region.endLine >= place.region.startLine);
}

function checkRule(rule) {
    hasOnly(rule, ["id", "shortDescription", "defaultConfiguration"], ["fullDescription", "help"]);
    assert.match(rule.id, /^G[0-9]{4}$/);
    checkMessage(rule.shortDescription);
    if (rule.fullDescription) checkMessage(rule.fullDescription);
    if (rule.help) checkMessage(rule.help);
    assert.ok(["error", "warning", "note"].includes(rule.defaultConfiguration.level));
}

function checkResult(result, rules) {
    hasOnly(result, ["ruleId", "ruleIndex", "level", "message", "locations"], ["relatedLocations", "suppressions"]);
    assert.equal(rules[result.ruleIndex].id, result.ruleId);
    assert.equal(rules[result.ruleIndex].defaultConfiguration.level, result.level);
    checkMessage(result.message);
    result.locations.forEach(checkLocation);
    for (const location of result.relatedLocations ?? []) {
        checkLocation(location);
        checkMessage(location.message);
    }
    for (const suppression of result.suppressions ?? []) {
        hasOnly(suppression, ["kind", "justification"]);
        assert.equal(suppression.kind, "inSource");
        assert.ok(suppression.justification.length > 0);
    }
}

hasOnly(log, ["$schema", "version", "runs"]);
assert.equal(log.version, "2.1.0");
assert.equal(log.runs.length, 1);
const [run] = log.runs;
hasOnly(run, ["tool", "columnKind", "results"]);
assert.equal(run.columnKind, "unicodeCodePoints");
hasOnly(run.tool.driver, ["name", "version", "rules"]);
const rules = run.tool.driver.rules;
rules.forEach(checkRule);
assert.deepEqual(rules.map((rule) => rule.id), [...new Set(rules.map((rule) => rule.id))].sort());
run.results.forEach((result) => checkResult(result, rules));

// In the order of their places; what is allowed comes last.
const found = run.results.map((result) => result.ruleId + (result.suppressions ? " allowed" : ""));
assert.deepEqual(found, ["G3003", "G1201", "G1624", "G1624 allowed"]);
assert.ok(run.results.some((result) => result.relatedLocations));
assert.ok(run.results.some((result) => result.locations.length === 0));
assert.ok(run.results.some((result) => result.locations[0]?.physicalLocation.artifactLocation.uri.includes("%20")));
