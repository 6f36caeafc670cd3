/* tests/unit/model/client_testing.h - what docker's client asks for, and what it refuses, a row
 * each. */
#ifndef CLIENT_TESTING_H
#define CLIENT_TESTING_H

#include "document_testing.h"
#include "place_testing.h"

#include "model/client/client.h"
#include "model/value/value_make.h"

#include <stdio.h>
#include <stdlib.h>

struct row {
    unsigned release;
    const char *words; /* between `run` and the image, a | between two */
    const char *path; /* HostConfig/Binds/0 of the body; "!": the refusal, "?": the first warning */
    const char *want; /* a scalar's text, the count of a list or map; NULL: absent, null, none */
};

struct side {
    bool windows;
    const char *server_os, *cwd;
};

static const struct side windows = {true, "windows", "C:\\app"};
static const struct side linux_side = {false, "linux", "/srv"};

#define WORDS_MAX 24

static inline size_t cut(struct str *words, const char *text, const char *image)
{
    struct str rest = str_of(text);
    size_t count = 0;

    words[count++] = STR_LIT("run");
    while (rest.len > 0 && count + 2 < WORDS_MAX) {
        ptrdiff_t bar = str_find(rest, '|', 0);

        words[count++] = str_cut(rest, 0, bar < 0 ? rest.len : (size_t)bar);
        rest = str_cut(rest, bar < 0 ? rest.len : (size_t)bar + 1, rest.len);
    }
    words[count++] = str_of(image);
    return count;
}

static inline struct str found(struct arena *a, const struct client_answer *answer,
                               const char *path)
{
    const struct value *v = answer->body;

    if (path[0] == '!')
        return answer->outcome != CLIENT_REQUEST ? answer->message : STR_NONE;
    if (path[0] == '?')
        return answer->warning_count > 0 ? answer->warnings[0] : STR_NONE;
    if (path[0] == '@')
        return answer->platform.len > 0 ? answer->platform : STR_NONE;
    return place_text(a, v, path);
}

static struct value *files;
static size_t failures;

static inline void check(const struct row *row, const struct side *side, const char *image)
{
    struct str words[WORDS_MAX];
    struct client_input in = {.words = words,
                              .release = row->release,
                              .windows = side->windows,
                              .server_os = str_of(side->server_os),
                              .cwd = str_of(side->cwd),
                              .files = files};
    struct client_answer answer;
    struct arena a;
    struct str got;
    bool good;

    arena_init(&a);
    in.count = cut(words, row->words, image);
    assert_no_error(client_run(&answer, &a, &in));
    got = found(&a, &answer, row->path);
    if (row->path[0] == '!' && row->release < 2800 && str_ends(got, STR_LIT(".")))
        got.len--; /* until 27 with a full stop */
    if (row->want == NULL)
        good = got.s == NULL;
    else if (row->path[0] == '!')
        good = str_ends(got, str_of(row->want));
    else
        good = got.s != NULL && str_is(got, row->want);
    if (!good || (row->path[0] != '!' && answer.outcome != CLIENT_REQUEST)) {
        print_error("%u %s %s\n  %s is '%.*s'\n  expected '%s'\n  %.*s\n", row->release, row->words,
                    image, row->path, STR_FMT(got), row->want != NULL ? row->want : "nothing",
                    STR_FMT(answer.message));
        failures++;
    }
    client_answer_finish(&answer);
    arena_finish(&a);
}

static inline void check_all(const struct row *rows, size_t count, const struct side *side)
{
    failures = 0;
    for (size_t i = 0; i < count; i++)
        check(&rows[i], side, "img");
    assert_int_equal(failures, 0);
}

#define CHECK_ALL(rows, side) check_all((rows), sizeof(rows) / sizeof((rows)[0]), &(side))
#define HOST(path)            "HostConfig/" path
#define MOUNT(path)           "HostConfig/Mounts/0/" path

static inline int make_files(void **state)
{
    (void)state;
    files = value_map();
    files = made_with_key(files, STR_LIT("C:\\app\\e.env"),
                          value_string(STR_LIT("\xEF\xBB\xBF# words\r\n\r\nA=1\r\n  B=2\nC\n")));
    files = made_with_key(files, STR_LIT("C:\\app\\none.env"), value_string(STR_LIT("=1\n")));
    files = made_with_key(files, STR_LIT("C:\\app\\blank.env"), value_string(STR_LIT("a b=1\n")));
    files =
        made_with_key(files, STR_LIT("C:\\app\\bytes.env"), value_string(STR_LIT("A=1\na=\xff\n")));
    files = made_with_key(files, STR_LIT("C:\\app\\good.json"), value_string(STR_LIT("{ }")));
    files = made_with_key(files, STR_LIT("C:\\app\\bad.json"), value_string(STR_LIT("{")));
    files = made_with_key(files, STR_LIT("C:\\app\\cid"), value_string(STR_LIT("0")));
    return 0;
}

static inline int drop_files(void **state)
{
    (void)state;
    value_unref(files);
    return 0;
}

#endif
