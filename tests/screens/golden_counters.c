/* What a golden screen leaves out. */
#include "golden.h"

#include "model/base/buf.h"
#include "model/base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 1 << 16 };

/* The screen as code points; lines end with '\n'. */
struct grid {
    uint32_t ch[MOST];
    size_t count;
};

static uint32_t at(const struct grid *g, size_t i)
{
    return i < g->count ? g->ch[i] : '\n';
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_edge(uint32_t c)
{
    return c == 0x2500 || c == 0x2501 || c == '-' || c == '=';
}

static size_t digits(const struct grid *g, size_t i)
{
    size_t end = i;

    while (is_digit(at(g, end)))
        end++;
    return end - i;
}

static bool says(const struct grid *g, size_t i, const char *word)
{
    for (; *word != '\0'; word++, i++)
        if (at(g, i) != (uint32_t)(unsigned char)*word)
            return false;
    return true;
}

/* " 2/60 " or " 3 of 307 " inside of an edge: the places behind i that it takes, or 0. */
static size_t counter(const struct grid *g, size_t i)
{
    size_t end = i + 1, n;

    if (!is_edge(at(g, i)) || at(g, end) != ' ' || (n = digits(g, end + 1)) == 0)
        return 0;
    end += 1 + n;
    if (at(g, end) == '/')
        end += 1;
    else if (says(g, end, " of "))
        end += 4;
    else
        return 0;
    n = digits(g, end);
    end += n;
    return n > 0 && at(g, end) == ' ' && is_edge(at(g, end + 1)) ? end - i : 0;
}

static size_t column_of(const struct grid *g, size_t i)
{
    size_t column = 0;

    while (i > 0 && g->ch[i - 1] != '\n') {
        i--;
        column++;
    }
    return column;
}

/* The place in the line above (step -1) or below with the same column; the count: none. */
static size_t neighbour(const struct grid *g, size_t i, int step)
{
    size_t column = column_of(g, i), start = i - column;

    if (step < 0) {
        if (start == 0)
            return g->count;
        start -= 1;
        start -= column_of(g, start);
    } else {
        while (start < g->count && g->ch[start] != '\n')
            start++;
        start++;
    }
    for (size_t k = 0; k < column; k++)
        if (at(g, start + k) == '\n')
            return g->count;
    return start + column < g->count ? start + column : g->count;
}

/* In ASCII a mark looks like a corner, which has an edge at its side. */
static bool is_mark(const struct grid *g, size_t i)
{
    uint32_t c = at(g, i), next = at(g, i + 1);

    if (c == 0x2590)
        return true;
    return c == '#' && i > 0 && !is_edge(at(g, i - 1)) && (next == '|' || next == '\n');
}

static bool is_side(uint32_t c)
{
    return c == 0x2502 || c == 0x2503 || c == '|';
}

/* The border around the mark: that of the nearest line whose border shows. */
static uint32_t border_of(const struct grid *g, size_t i)
{
    for (int step = -1; step <= 1; step += 2) {
        size_t k = i;

        while (k < g->count && is_mark(g, k))
            k = neighbour(g, k, step);
        if (is_side(at(g, k)))
            return g->ch[k];
    }
    return at(g, i) == '#' ? '|' : 0x2502;
}

static void read_grid(struct grid *g, const char *text)
{
    struct str all = str_of(text);

    for (size_t i = 0; i < all.len;) {
        assert_true(g->count < MOST);
        i += utf8_decode(&g->ch[g->count++], all, i);
    }
}

char *golden_without_counters(const char *screen)
{
    struct grid *g = calloc(1, sizeof(*g));
    struct buf out = {0};
    char one[UTF8_MAX];
    size_t n;

    assert_non_null(g);
    read_grid(g, screen);
    for (size_t i = 0; i < g->count; i++) {
        for (n = counter(g, i); n > 0; n--)
            g->ch[i + n] = g->ch[i];
    }
    for (size_t i = 0; i < g->count; i++)
        if (is_mark(g, i))
            g->ch[i] = border_of(g, i);
    for (size_t i = 0; i < g->count; i++)
        buf_add(&out, (struct str){one, utf8_encode(one, g->ch[i])});
    free(g);
    return buf_take(&out, &n);
}
