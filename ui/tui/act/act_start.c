/* The start page: what to begin with, when no file is named. */
#include "ui/store/demos.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/state/remember.h"

enum { RECENT_MAX = 6 };

enum choice { CHOICE_RECENT, CHOICE_OPEN, CHOICE_PASTE, CHOICE_DEMO, CHOICE_EMPTY };

static size_t recent_count(const struct ui_state *st)
{
    return st->recent.recent_count < RECENT_MAX ? st->recent.recent_count : RECENT_MAX;
}

static size_t demo_count(void)
{
    struct ui_demo d;
    size_t count = 0;

    while (ui_demo_at(&d, count))
        count++;
    return count;
}

/* What line i of the page is; *index: of its kind. */
static enum choice choice_at(const struct ui_state *st, size_t i, size_t *index)
{
    size_t recent = recent_count(st);

    *index = i;
    if (i < recent)
        return CHOICE_RECENT;
    i -= recent;
    if (i < 2)
        return i == 0 ? CHOICE_OPEN : CHOICE_PASTE;
    *index = i - 2;
    return *index < demo_count() ? CHOICE_DEMO : CHOICE_EMPTY;
}

static struct str line_of(struct ui_state *st, size_t i)
{
    struct arena *a = &st->picker.arena;
    struct ui_demo demo;
    size_t index;

    switch (choice_at(st, i, &index)) {
    case CHOICE_RECENT:
        return arena_printf(a, "recent     %s", st->recent.recent[index]);
    case CHOICE_OPEN:
        return STR_LIT("open       a file: docker inspect or info, compose, errors, a scenario");
    case CHOICE_PASTE:
        return STR_LIT("paste      any of these, or a docker run line, right here");
    case CHOICE_DEMO:
        (void)ui_demo_at(&demo, index);
        return arena_printf(a, "template   %.*s", STR_FMT(demo.title));
    case CHOICE_EMPTY:
        break;
    }
    return STR_LIT("empty      A container with nothing set, on the newest engine.");
}

static bool show_demo(struct ui_state *st, size_t index)
{
    const char *name;
    struct ui_document *d;
    struct ui_demo demo;

    (void)ui_demo_at(&demo, index);
    name = arena_cstr(&st->scratch, demo.name);
    if (name == NULL || !ui_check(st, ui_document_read(&d, demo.text, name)))
        return false;
    d->blank = true;
    return ui_add_document(st, d);
}

static void show_empty(struct ui_state *st)
{
    struct ui_document *d;

    if (ui_check(st, ui_document_open(&d, NULL)))
        (void)ui_add_document(st, d);
}

/* The document behind the page is what its line would begin with. */
static void preview(struct ui_state *st)
{
    size_t index;

    if (choice_at(st, ui_picker_at(st), &index) == CHOICE_DEMO)
        (void)show_demo(st, index);
    else
        show_empty(st);
}

static void begin_demo(struct ui_state *st, size_t index)
{
    struct ui_demo demo;

    if (!show_demo(st, index))
        return;
    ui_current(st)->blank = false;
    if (ui_demo_at(&demo, index))
        ui_try_open(st, &demo);
}

static void say_where_it_is(struct ui_state *st)
{
    ui_say(st, UI_ROLE_INFO, "%s%s shows what to begin with again",
           ui_gives_way(ui_current(st)) ? "this container has nothing set; " : "",
           ui_key_of(st, UI_ACTION_START));
}

static void typed(struct ui_state *st, struct str text)
{
    if (str_trim(text).len > 0)
        ui_paste(st, text);
    else
        say_where_it_is(st);
}

static void open_line(struct ui_state *st)
{
    ui_prompt_open(st, "paste here, or type a docker run line: ", STR_NONE, typed);
    st->prompt.pasted = ui_paste;
    st->prompt.cancel = say_where_it_is;
}

/* Over the list itself. */
static void pasted(struct ui_state *st, struct str text)
{
    open_line(st);
    if (st->fatal == NULL)
        ui_prompt_pasted(st, text);
}

static void chosen(struct ui_state *st, size_t i)
{
    size_t index;

    switch (choice_at(st, i, &index)) {
    case CHOICE_RECENT:
        act_open(st, arena_str(&st->scratch, str_of(st->recent.recent[index])));
        break;
    case CHOICE_OPEN:
        act_open(st, STR_NONE);
        break;
    case CHOICE_PASTE:
        open_line(st);
        break;
    case CHOICE_DEMO:
        begin_demo(st, index);
        break;
    case CHOICE_EMPTY:
        break;
    }
}

static void cancelled(struct ui_state *st)
{
    show_empty(st);
    say_where_it_is(st);
}

/* Comments are wrapped for editors; here lines are as long as the window. What goes on stands below
 * the text of an item, or below a line without an indent. */
static bool goes_on(struct str before, struct str line)
{
    static const struct str item = STR_INIT("  "), deeper = STR_INIT("     ");

    if (before.len == 0 || line.len == 0 || str_ends(before, STR_LIT(":")))
        return false;
    return str_starts(before, item) ? str_starts(line, deeper) : line.s[0] != ' ';
}

/* The demo's text is that of its file. */
static bool has_own_keys(const struct ui_state *st)
{
    for (size_t i = 0; i < UI_ACTION_COUNT; i++)
        if (strcmp(ui_action_bound(st, &ui_actions[i]), ui_actions[i].keys) != 0)
            return true;
    return false;
}

/* Without the comment signs. */
void ui_try_open(struct ui_state *st, const struct ui_demo *demo)
{
    struct str rest = demo->try, all = arena_str(&st->scratch, demo->title), line;
    struct str before = STR_NONE; /* the line that the present one may go on with */

    while (str_next_line(&rest, &line)) {
        line = str_cut(line, str_starts(line, STR_LIT("# ")) ? 2 : 1, line.len);
        if (goes_on(before, line)) {
            all = arena_printf(&st->scratch, "%.*s %.*s", STR_FMT(all), STR_FMT(str_trim(line)));
        } else {
            all = arena_printf(&st->scratch, "%.*s\n%.*s", STR_FMT(all), STR_FMT(line));
            before = line;
        }
    }
    all = arena_printf(&st->scratch, "%.*s :try shows this again.", STR_FMT(str_trim(all)));
    if (has_own_keys(st))
        all = arena_printf(&st->scratch,
                           "%.*s\n\nThese are the usual keys; yours differ: %s lists them.",
                           STR_FMT(all), ui_key_of(st, UI_ACTION_HELP));
    ui_current(st)->demo = *demo;
    ui_notice_open(st, "What to try", all);
    st->notice.tells_keys = true;
}

void act_try(struct ui_state *st, struct str argument)
{
    const struct ui_demo demo = ui_current(st)->demo;

    (void)argument;
    if (demo.name.len > 0)
        ui_try_open(st, &demo);
    else
        ui_say(st, UI_ROLE_TEXT, "this document is no demo; %s begins with one",
               ui_key_of(st, UI_ACTION_START));
}

void act_start(struct ui_state *st, struct str argument)
{
    size_t count;

    (void)argument;
    ui_read_recent(st);
    count = recent_count(st) + 2 + demo_count() + 1;
    if (!ui_picker_open(st, "Begin with", count, chosen))
        return;
    for (size_t i = 0; i < count; i++)
        st->picker.items[i] = line_of(st, i);
    st->picker.pasted = pasted;
    st->picker.second = sizeof("template   ") - 1;
    if (ui_gives_way(ui_current(st)) && st->document_count == 1) {
        st->picker.moved = preview;
        st->picker.cancel = cancelled;
    }
}
