#include "specgen/create/reference.h"

#include "model/client/reference.h"
#include "specgen/gocompat/concat.h"

static struct str familiar(struct arena *a, const struct client_name *n)
{
    static const struct str library = STR_INIT("library/");
    bool hub = str_is(n->domain, "docker.io");
    struct str path = n->path;

    if (hub && str_starts(path, library) && str_find(path, '/', library.len) < 0)
        path = str_cut(path, library.len, path.len);
    return CONCAT(a, hub ? STR_NONE : n->domain, hub ? STR_NONE : STR_LIT("/"), path,
                  n->tag.len > 0 || n->digest.len == 0 ? STR_LIT(":") : STR_NONE,
                  n->tag.len > 0       ? n->tag
                  : n->digest.len == 0 ? STR_LIT("latest")
                                       : STR_NONE,
                  n->digest.len > 0 ? STR_LIT("@") : STR_NONE, n->digest);
}

bool reference_read(struct reference *out, struct str *error, struct arena *a, struct str text,
                    enum reference_rules rules)
{
    static const unsigned releases[] = {
        [REFERENCE_RULES_FIRST] = 1903, [REFERENCE_RULES_23] = 2300, [REFERENCE_RULES_25] = 2500};
    struct client_name name;

    *out = (struct reference){.digest = STR_NONE};
    if (!client_name_read(&name, error, a, text, releases[rules]))
        return false;
    if (name.path.len == 0)
        out->digest = name.digest;
    else
        out->familiar = familiar(a, &name);
    return true;
}
