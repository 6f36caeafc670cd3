#include "model/diagnosis/event_story.h"

enum {
    LOADED = 1u << 0,     /* CCG 1: the plug-in was */
    FETCHED = 1u << 1,    /* 2: the gMSA's credentials */
    UNREAD = 1u << 2,     /* 3: the credential spec */
    UNLOADED = 1u << 3,   /* 4: the plug-in */
    UNGIVEN = 1u << 4,    /* 6: the plug-in's own credentials */
    FETCHES = 1u << 5,    /* 7: once more */
    REFUSED = 1u << 6,    /* 8: by Active Directory */
    NOT_SET_UP = 1u << 7, /* 11507: the container's credentials */
};

static unsigned bit_of(const struct event_text *e)
{
    static const unsigned of_ccg[] = {
        [1] = LOADED,  [2] = FETCHED, [3] = UNREAD,  [4] = UNLOADED,
        [6] = UNGIVEN, [7] = FETCHES, [8] = REFUSED,
    };

    if (e->row == NULL)
        return 0;
    if (strcmp(e->row->provider, "Microsoft-Windows-Containers-CCG") == 0)
        return e->row->id < sizeof(of_ccg) / sizeof(of_ccg[0]) ? of_ccg[e->row->id] : 0;
    return e->row->id == 11507 ? NOT_SET_UP : 0;
}

void event_story_add(struct event_story *s, const struct event_text *e)
{
    s->seen |= bit_of(e);
    s->count++;
}

bool event_story_is_told(const struct event_story *s)
{
    return s->count > 1 && (s->seen & ~(unsigned)NOT_SET_UP) != 0;
}

bool event_story_has(const struct event_text *e)
{
    return bit_of(e) != 0;
}

bool event_story_asks(const struct event_story *s, const struct event_text *e)
{
    switch (bit_of(e)) {
    case LOADED:
        return (s->seen & (FETCHED | UNGIVEN | REFUSED)) == 0;
    case NOT_SET_UP:
        return (s->seen & ~(unsigned)NOT_SET_UP) == 0;
    default:
        return true;
    }
}

/* The first of them that is there, and of which nothing else is, is the story. */
static const struct {
    unsigned there, not_there;
    char text[320];
} stories[] = {
    {REFUSED, 0,
     "the plug-in gave an account, and Active Directory does not give the gMSA's password to it "
     "(event 8). To check: "
     "PrincipalsAllowedToRetrieveManagedPassword of the gMSA; the account and the password in the "
     "plug-in's secret."},
    {UNGIVEN, 0,
     "the plug-in of the credential spec was loaded, and gave no account (event 6). To check: the "
     "form of PluginInput, "
     "and the plug-in's rights on the store that its secret is in."},
    {UNLOADED, 0,
     "the plug-in of the credential spec could not be loaded: it is not registered, or the "
     "identity that it runs as "
     "cannot start (event 4). To check: its COM registration, "
     "HKLM\\SYSTEM\\CurrentControlSet\\Control\\CCG\\COMClasses, and the account of its service."},
    {UNREAD, 0,
     "the credential spec cannot be read: the plug-in's GUID or another member is malformed (event "
     "3). To check: "
     "HostAccountConfig: PluginGUID in braces, PortableCcgVersion, PluginInput."},
    {LOADED | NOT_SET_UP, FETCHED,
     "the plug-in of the credential spec was loaded and died before it answered: none of the "
     "events 2, 6 and 8 is "
     "behind event 1. To check: an Application Error event 1000 of that time; the plug-in's own "
     "log."},
    {LOADED, FETCHED,
     "the plug-in of the credential spec was loaded, and what came of it is not among these "
     "events. To check: whether "
     "event 2, 6 or 8 is behind event 1; with none of them it died."},
    {FETCHED | NOT_SET_UP, 0,
     "the gMSA's credentials were fetched at one time (event 2), and those of a container could "
     "not be set up at "
     "another (event 11507). To check: which of the two came last."},
    {FETCHED, 0, "the gMSA's credentials were fetched (event 2): all is well on this side."},
    {FETCHES, 0, "the gMSA's password has expired and is fetched again (event 7): no problem."},
};

static bool is_failure(unsigned there)
{
    return (there & (REFUSED | UNGIVEN | UNLOADED | UNREAD)) != 0;
}

struct str event_story_text(struct arena *a, const struct event_story *s)
{
    struct str text = STR_NONE;
    bool failed = false;

    for (size_t i = 0; i < sizeof(stories) / sizeof(stories[0]); i++) {
        const bool told = (s->seen & stories[i].there) == stories[i].there &&
                          (s->seen & stories[i].not_there) == 0;

        if (!told || (text.len > 0 && !is_failure(stories[i].there)))
            continue;
        failed = failed || is_failure(stories[i].there);
        text = arena_printf(a, "%.*s%s%s", STR_FMT(text), text.len > 0 ? " Besides: " : "",
                            stories[i].text);
    }
    if (failed && (s->seen & FETCHED) != 0)
        text = arena_printf(a,
                            "%.*s Event 2 tells that credentials were fetched, too: which came "
                            "last, and of which account?",
                            STR_FMT(text));
    return text;
}
