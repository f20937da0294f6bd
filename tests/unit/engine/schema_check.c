// See schema_check.h. A file in YAML has no types of its own: a plain scalar is whatever it can be.
#include "schema_check.h"

#include <math.h>
#include <regex.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/num.h"
#include "base/text.h"

struct check {
    const struct node *root, *schema, *node;
};

static bool is_type(const struct node *node, const char *type)
{
    double number;
    bool plain = node->kind == NODE_SCALAR && !node->quoted;
    bool numeric = plain && num_parse(node->text, &number);
    if (text_equal(type, "object"))
        return node->kind == NODE_MAP;
    if (text_equal(type, "array"))
        return node->kind == NODE_LIST;
    if (text_equal(type, "null"))
        return node_is_null(node);
    if (text_equal(type, "boolean"))
        return plain && (text_equal(node->text, "true") || text_equal(node->text, "false"));
    if (text_equal(type, "number"))
        return numeric;
    if (text_equal(type, "integer"))
        return numeric && floor(number) == number;
    return node->kind == NODE_SCALAR && !node_is_null(node) && !numeric;
}

static bool has_type(const struct node *value, const struct node *node)
{
    if (value->kind == NODE_SCALAR)
        return is_type(node, value->text);
    for (size_t i = 0; i < value->count; i++)
        if (is_type(node, value->items[i]->text))
            return true;
    return false;
}

static bool is_among(const struct node *value, const struct node *node)
{
    for (size_t i = 0; i < value->count; i++)
        if (node->kind == NODE_SCALAR && text_equal(value->items[i]->text, node->text))
            return true;
    return false;
}

static bool matches(const char *pattern, const char *text)
{
    regex_t regex;
    assert_int_equal(regcomp(&regex, pattern, REG_EXTENDED | REG_NOSUB), 0);
    bool found = regexec(&regex, text, 0, NULL, 0) == 0;
    regfree(&regex);
    return found;
}

static bool is_bounded(const char *keyword, const struct node *value, const struct node *node)
{
    double bound, number;
    assert_true(num_parse(value->text, &bound));
    if (text_equal(keyword, "minItems") || text_equal(keyword, "maxItems"))
        return node->kind != NODE_LIST ||
               (keyword[1] == 'i' ? (double)node->count >= bound : (double)node->count <= bound);
    if (text_equal(keyword, "minProperties"))
        return node->kind != NODE_MAP || (double)node->count >= bound;
    if (text_equal(keyword, "minLength") || text_equal(keyword, "maxLength"))
        return node->kind != NODE_SCALAR ||
               (keyword[1] == 'i' ? strlen(node->text) >= (size_t)bound
                                  : strlen(node->text) <= (size_t)bound);
    if (node->kind != NODE_SCALAR || !num_parse(node->text, &number))
        return true;
    return keyword[1] == 'i' ? number >= bound : number <= bound;
}

static size_t count_fitting(const struct node *root, const struct node *value,
                            const struct node *node)
{
    size_t fitting = 0;
    for (size_t i = 0; i < value->count; i++)
        fitting += schema_check(root, value->items[i], node);
    return fitting;
}

// The schema of a member, or NULL when `additionalProperties` decides.
static const struct node *member_of(const struct node *schema, const char *key)
{
    const struct node *own = node_find(node_find(schema, "properties"), key);
    const struct node *patterns = node_find(schema, "patternProperties");
    for (size_t i = 0; !own && patterns && i < patterns->count; i++)
        if (matches(patterns->keys[i]->text, key))
            own = patterns->items[i];
    return own;
}

static bool has_members(const struct check *check)
{
    const struct node *other = node_find(check->schema, "additionalProperties");
    for (size_t i = 0; check->node->kind == NODE_MAP && i < check->node->count; i++) {
        const struct node *member = member_of(check->schema, check->node->keys[i]->text);
        if (!member)
            member = other;
        if (member && !schema_check(check->root, member, check->node->items[i]))
            return false;
    }
    return true;
}

static bool has_keys(const struct node *value, const struct node *node)
{
    for (size_t i = 0; node->kind == NODE_MAP && i < value->count; i++)
        if (!node_find(node, value->items[i]->text))
            return false;
    return true;
}

static bool has_items(const struct check *check, const struct node *value)
{
    for (size_t i = 0; check->node->kind == NODE_LIST && i < check->node->count; i++)
        if (!schema_check(check->root, value, check->node->items[i]))
            return false;
    return true;
}

static bool fits_dependent(const struct check *check, const struct node *value)
{
    for (size_t i = 0; i < value->count; i++)
        if (node_find(check->node, value->keys[i]->text) &&
            !schema_check(check->root, value->items[i], check->node))
            return false;
    return true;
}

static bool fits_if(const struct check *check, const struct node *condition)
{
    bool holds = schema_check(check->root, condition, check->node);
    const struct node *then = node_find(check->schema, holds ? "then" : "else");
    return !then || schema_check(check->root, then, check->node);
}

static bool fits_reference(const struct check *check, const struct node *value)
{
    static const char DEFS[] = "#/$defs/";
    assert_true(text_starts(value->text, DEFS));
    const struct node *schema =
        node_find(node_find(check->root, "$defs"), value->text + strlen(DEFS));
    assert_non_null(schema);
    return schema_check(check->root, schema, check->node);
}

static bool fits(const struct check *check, const char *keyword, const struct node *value)
{
    static const char *const SILENT[] = {"$schema", "title", "description", "$defs",
                                         "then",    "else",  "properties",  "patternProperties",
                                         NULL};
    if (text_equal(keyword, "type"))
        return has_type(value, check->node);
    if (text_equal(keyword, "const"))
        return check->node->kind == NODE_SCALAR && text_equal(value->text, check->node->text);
    if (text_equal(keyword, "enum"))
        return is_among(value, check->node);
    if (text_equal(keyword, "pattern"))
        return check->node->kind != NODE_SCALAR || matches(value->text, check->node->text);
    if (text_equal(keyword, "required"))
        return has_keys(value, check->node);
    if (text_equal(keyword, "items"))
        return has_items(check, value);
    if (text_equal(keyword, "anyOf"))
        return count_fitting(check->root, value, check->node) > 0;
    if (text_equal(keyword, "oneOf"))
        return count_fitting(check->root, value, check->node) == 1;
    if (text_equal(keyword, "$ref"))
        return fits_reference(check, value);
    if (text_equal(keyword, "if"))
        return fits_if(check, value);
    if (text_equal(keyword, "dependentSchemas"))
        return fits_dependent(check, value);
    if (text_starts(keyword, "min") || text_starts(keyword, "max"))
        return is_bounded(keyword, value, check->node);
    for (const char *const *silent = SILENT; *silent; silent++)
        if (text_equal(keyword, *silent))
            return true;
    if (!text_equal(keyword, "additionalProperties"))
        fail_msg("the keyword '%s' is not known here", keyword);
    return true;
}

bool schema_check(const struct node *root, const struct node *schema, const struct node *node)
{
    const struct check check = {root, schema, node};
    if (schema->kind == NODE_SCALAR)
        return text_equal(schema->text, "true");
    for (size_t i = 0; i < schema->count; i++)
        if (!fits(&check, schema->keys[i]->text, schema->items[i]))
            return false;
    return has_members(&check);
}
