/* The words in front of the flags of docker run: docker's own flags, container, run. */
#include "model/client/client_parts.h"

static struct err *no_run_line(struct str word)
{
    return err_new(ERR_INPUT, "'docker %.*s' is neither run nor create", STR_FMT(word));
}

/* Passes over the flags in front of a command; *at is the place of the command then. The refusal
 * of the first one that is not docker's waits for what the command is. */
static void skip_flags(struct client *c, size_t *at, bool of_docker)
{
    const struct client_input *in = c->in;

    while (*at < in->count && in->words[*at].len > 1 && in->words[*at].s[0] == '-') {
        struct str word = in->words[(*at)++];
        struct global_word w = {word, *at < in->count ? in->words[*at] : STR_NONE, of_docker};
        bool wants_next = false;

        if (str_is(word, "--")) {
            if (!of_docker) /* where a command was looked for in vain */
                *at = in->count;
            return;
        }
        if (c->misplaced.len == 0 && !client_global_flag(c, &wants_next, &w)) {
            c->misplaced = word;
            c->is_misplaced = !c->bad_global && client_flag_is_known(c, &wants_next, word);
        } else if (c->misplaced.len > 0 && !client_flag_is_known(c, &wants_next, word)) {
            wants_next = client_global_wants_next(&w);
        }
        *at += wants_next;
    }
}

/* Where docker looks for the command's name from `at` on: it passes over what begins with a dash,
 * and over the word behind a flag that may have a value, which one that it does not know may. */
static size_t command_place(const struct client *c, size_t at, bool of_docker)
{
    const struct client_input *in = c->in;
    bool value = false;

    for (; at < in->count; at++) {
        struct str word = in->words[at];
        bool dash = word.len > 1 && word.s[0] == '-';
        const struct global_word w = {word, STR_NONE, of_docker};
        bool wants = dash && client_global_may_want_next(&w);

        if (wants || (dash && word.s[1] == '-' && str_find(word, '=', 0) < 0))
            value = wants;
        else if (!value && !dash)
            return at;
        else
            value = false;
    }
    return at;
}

static bool is_word_at(const struct client *c, size_t at, const char *word)
{
    return at < c->in->count && str_is(c->in->words[at], word);
}

/* Reads the flags before that place. None counts behind a further --, and where the daemon is was
 * all that docker wanted to know of them. */
static void read_late_flags(struct client *c, size_t *at, bool of_docker)
{
    const struct client_input *in = c->in;
    struct client_globals early = c->globals;
    size_t end = command_place(c, *at, of_docker);
    bool wants_next, ended = false;

    while (*at < end) {
        struct str word = in->words[(*at)++];
        struct global_word w = {word, *at < in->count ? in->words[*at] : STR_NONE, of_docker};

        ended |= str_is(word, "--");
        if (!ended && !c->late_flag && !client_global_flag(c, &wants_next, &w)) {
            c->late_flag = true;
            c->misplaced = word;
            c->is_misplaced = !c->bad_global && client_flag_is_known(c, &wants_next, word);
        }
        *at += client_global_may_want_next(&w);
    }
    early.host = c->globals.host;
    early.hosts = c->globals.hosts;
    c->globals = early;
}

struct err *client_find_command(struct client *c, size_t *at)
{
    const struct client_input *in = c->in;
    struct str before = STR_LIT("docker ");
    size_t place;

    skip_flags(c, at, true);
    if (*at > 0 && is_word_at(c, *at - 1, "--") && c->misplaced.len == 0)
        read_late_flags(c, at, true);
    if (is_word_at(c, *at, "container")) {
        before = STR_LIT("docker container ");
        place = command_place(c, ++*at, false);
        if (c->late_flag || c->misplaced.len > 0 ||
            (!is_word_at(c, place, "run") && !is_word_at(c, place, "create")))
            skip_flags(c, at, false);
        else
            read_late_flags(c, at, false);
    }
    if (*at >= in->count)
        return no_run_line(in->count > 0 ? in->words[in->count - 1] : STR_NONE);
    if (!is_word_at(c, *at, "run") && !is_word_at(c, *at, "create"))
        return no_run_line(c->misplaced.len > 0 ? c->misplaced : in->words[*at]);
    c->create = str_is(in->words[*at], "create");
    c->command = CLIENT_TEXT(c->a, before, in->words[*at]);
    (*at)++;
    return NULL;
}
