#include "model/formats/network_line.h"

#include "model/formats/format.h"
#include "model/formats/host_element.h"
#include "model/value/value_make.h"

struct network_line {
    struct str name, driver, subnet, gateway;
    struct value *subnets, *options;
    bool internal;
};

static const char switches[][16] = {"--attachable", "--config-only", "--ingress", "--ipv6"};

static bool is_switch(struct str word)
{
    for (size_t i = 0; i < sizeof(switches) / sizeof(switches[0]); i++)
        if (str_is(word, switches[i]))
            return true;
    return false;
}

/* "k=v" */
static void add_option(struct network_line *n, struct str text)
{
    ptrdiff_t sign = str_find(text, '=', 0);
    struct str key = str_cut(text, 0, sign >= 0 ? (size_t)sign : text.len);
    struct str value = str_cut(text, sign >= 0 ? (size_t)sign + 1 : text.len, text.len);

    if (value_get(n->options, key) == NULL)
        n->options = made_with_key(n->options, key, value_string(value));
}

/* A subnet takes the gateway that stands beside it, before or behind. */
static void finish_subnet(struct network_line *n)
{
    struct value *m = value_map();

    if (n->subnet.len > 0)
        m = made_with(m, "Subnet", value_string(n->subnet));
    if (n->gateway.len > 0)
        m = made_with(m, "Gateway", value_string(n->gateway));
    if (n->subnet.len > 0 || n->gateway.len > 0)
        n->subnets = made_push(n->subnets, m);
    else
        value_unref(m);
    n->subnet = n->gateway = STR_NONE;
}

static void take_flag(struct network_line *n, struct str flag, struct str value)
{
    if (str_is(flag, "-d") || str_is(flag, "--driver")) {
        n->driver = value;
    } else if (str_is(flag, "-o") || str_is(flag, "--opt")) {
        add_option(n, value);
    } else if (str_is(flag, "--subnet")) {
        if (n->subnet.len > 0)
            finish_subnet(n);
        n->subnet = value;
    } else if (str_is(flag, "--gateway")) {
        if (n->gateway.len > 0)
            finish_subnet(n);
        n->gateway = value;
    }
}

static void read_words(struct network_line *n, const struct shell_words *words, size_t from)
{
    for (size_t i = from; i < words->count; i++) {
        struct str word = words->items[i];
        ptrdiff_t sign = str_find(word, '=', 0);

        if (!str_starts(word, STR_LIT("-"))) {
            n->name = word;
        } else if (str_starts(word, STR_LIT("--internal"))) {
            n->internal = !str_ends(word, STR_LIT("=false"));
        } else if (is_switch(word)) {
            continue;
        } else if (str_starts(word, STR_LIT("--")) && sign > 0) {
            take_flag(n, str_cut(word, 0, (size_t)sign), str_cut(word, (size_t)sign + 1, word.len));
        } else if (!str_starts(word, STR_LIT("--")) && word.len > 2) {
            take_flag(n, str_cut(word, 0, 2), str_cut(word, sign == 2 ? 3 : 2, word.len));
        } else if (i + 1 < words->count) {
            take_flag(n, word, words->items[++i]);
        }
    }
    finish_subnet(n);
}

/* The place behind "network create"; 0: it is another command. */
static size_t behind_command(const struct shell_words *words)
{
    for (size_t i = 0; i + 1 < words->count; i++)
        if (str_is(words->items[i], "network") && str_is(words->items[i + 1], "create"))
            return i + 2;
    return 0;
}

bool network_line_tell(struct evidence *out, const struct shell_words *words)
{
    struct network_line n = {.subnets = value_list(), .options = value_map()};
    size_t from = behind_command(words);
    struct host_element e = {.out = out, .list = "Networks", .by = "docker network create"};

    if (from > 0)
        read_words(&n, words, from);
    (void)evidence_made(out, n.subnets);
    (void)evidence_made(out, n.options);
    if (n.name.len == 0 || n.subnets == NULL || n.options == NULL) {
        value_unref(n.subnets);
        value_unref(n.options);
        return false;
    }
    e.name = n.name;
    out->gives |= GIVES_HOST;
    if (n.driver.len > 0)
        host_element_give(&e, "Driver", value_string(n.driver));
    host_element_give(&e, "Subnets", n.subnets);
    host_element_give(&e, "Options", n.options);
    if (n.internal)
        host_element_give(&e, "Internal", value_bool(true));
    return true;
}
