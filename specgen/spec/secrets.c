/* Secrets and configs of a swarm: files written on the host, links inside the container, one
 * mount each. */
#include "model/base/quote.h"
#include "specgen/gocompat/winpath.h"
#include "specgen/spec/steps.h"

#define INTERNAL_SECRETS "C:\\ProgramData\\Docker\\internal\\secrets"
#define INTERNAL_CONFIGS "C:\\ProgramData\\Docker\\internal\\configs"
#define SECRET_TARGETS   "C:\\ProgramData\\Docker\\secrets"
#define CONFIG_TARGETS   "C:\\"

static struct str secrets_folder(struct spec_build *b)
{
    return winpath_join(b->a, b->engine.paths,
                        (const struct str[]){b->root_folder, STR_LIT("containers"), b->c->id.v,
                                             STR_LIT("mounts"), STR_LIT("secrets")},
                        5);
}

static struct str configs_folder(struct spec_build *b)
{
    return winpath_join(
        b->a, b->engine.paths,
        (const struct str[]){b->root_folder, STR_LIT("containers"), b->c->id.v, STR_LIT("configs")},
        4);
}

static struct str join2(struct spec_build *b, struct str folder, struct str name)
{
    return winpath_join(b->a, b->engine.paths, (const struct str[]){folder, name}, 2);
}

/* What differs between secrets and configs while their files are written. */
struct store {
    enum spec_rule rule;
    enum mdl_field_id host_field, reference_id;
    enum plat_fact fact;
    enum spec_question question;
    const char *no_store, *cannot_get, *not_authorized;
};

typedef void ask_store(void *ctx, struct str id, struct plat_text *out);

static bool write_one(struct spec_build *b, const struct store *store, ask_store *ask,
                      struct str folder, struct str id, size_t index)
{
    struct plat_text answer;
    struct spec_ref ref = {store->reference_id, (int)index};

    ask(b->host->ctx, id, &answer);
    if (answer.state == PLAT_UNKNOWN) { /* no byte of the spec comes from it */
        (void)spec_ask_at(b, store->question, store->rule, id, store->host_field, id, &answer.from);
        answer.state = PLAT_KNOWN;
    }
    spec_effect(b, SPEC_EFFECT_READ_STORE, id, STR_NONE, answer.state != PLAT_KNOWN);
    if (answer.state != PLAT_KNOWN) {
        struct str inner = answer.state == PLAT_DENIED
                               ? answer.error
                               : SPEC_TEXT(b, str_of(store->not_authorized), id);

        spec_effect(b, SPEC_EFFECT_REMOVE_DIRECTORY, folder, STR_NONE, false);
        return spec_refuse_wrapped(b, store->rule, ref, str_of(store->cannot_get),
                                   SPEC_CLASS_UNKNOWN, inner, SPEC_CLASS_UNKNOWN);
    }
    spec_effect(b, SPEC_EFFECT_WRITE_FILE, join2(b, folder, id), STR_NONE, false);
    return true;
}

/* The store is looked for even when every reference would be passed over. */
static bool begin_store(struct spec_build *b, const struct store *store, struct str folder)
{
    spec_effect(b, SPEC_EFFECT_MAKE_DIRECTORY, folder, STR_NONE, false);
    if (b->r->facts.has_dependency_store || spec_is_guess(b, store->fact))
        return true;
    spec_effect(b, SPEC_EFFECT_REMOVE_DIRECTORY, folder, STR_NONE, false);
    return spec_refuse(b, store->rule, SPEC_CLASS_UNKNOWN, (struct spec_ref){store->host_field, -1},
                       str_of(store->no_store));
}

static const struct store secrets = {
    .rule = RULE_SECRET_DIR,
    .host_field = MDL_F_HOST_SECRETS,
    .reference_id = MDL_F_SECRET_ID,
    .fact = PLAT_FACT_SECRETS,
    .question = SPEC_ASK_SECRET,
    .no_store = "secret store is not initialized",
    .cannot_get = "unable to get secret from secret store",
    .not_authorized = "task not authorized to access secret ",
};

bool step_secret_directory(struct spec_build *b)
{
    struct str folder;

    if (b->c->secret_references.count == 0)
        return true;
    folder = secrets_folder(b);
    if (!begin_store(b, &secrets, folder))
        return false;
    for (size_t i = 0; i < b->c->secret_references.count; i++) {
        const struct mdl_secret_reference *s = &b->c->secret_references.items[i];

        if (s->file.presence == MDL_SET &&
            !write_one(b, &secrets, b->host->ops->secret, folder, s->id.v, i))
            return false;
    }
    return true;
}

static const struct store configs = {
    .rule = RULE_CONFIG_DIR,
    .host_field = MDL_F_HOST_CONFIGS,
    .reference_id = MDL_F_CONFIG_ID,
    .fact = PLAT_FACT_CONFIGS,
    .question = SPEC_ASK_CONFIG,
    .no_store = "config store is not initialized",
    .cannot_get = "unable to get config from config store",
    .not_authorized = "task not authorized to access config ",
};

bool step_config_directory(struct spec_build *b)
{
    struct str folder;

    if (b->c->config_references.count == 0)
        return true;
    folder = configs_folder(b);
    if (!begin_store(b, &configs, folder))
        return false;
    for (size_t i = 0; i < b->c->config_references.count; i++) {
        const struct mdl_config_reference *c = &b->c->config_references.items[i];

        if (c->file.presence == MDL_SET &&
            !write_one(b, &configs, b->host->ops->config, folder, c->id.v, i))
            return false;
    }
    return true;
}

/* pkg/system CheckSystemDriveAndRemoveDriveLetter; until 20.10 off on a daemon that supports Linux
 * containers. */
static bool check_drive(struct spec_build *b, struct str path, struct spec_ref ref)
{
    bool small = engine_has(&b->engine, CHANGE_DRIVE_TEXTS);

    if (b->r->facts.lcow_supported && !engine_has(&b->engine, CHANGE_LCOW_GONE))
        return true;
    if (path.len == 2 && path.s[1] == ':')
        return spec_refuse(b, RULE_SYMLINKS, SPEC_CLASS_UNKNOWN, ref,
                           SPEC_TEXT(b, small ? STR_LIT("no") : STR_LIT("No"),
                                     STR_LIT(" relative path specified in "),
                                     quote_go(b->a, b->engine.unicode, path)));
    if (winpath_is_abs(b->engine.paths, path) && path.len >= 2 && path.s[1] == ':' &&
        path.s[0] != 'c' && path.s[0] != 'C')
        return spec_refuse(b, RULE_SYMLINKS, SPEC_CLASS_UNKNOWN, ref,
                           SPEC_TEXT(b, small ? STR_LIT("the") : STR_LIT("The"),
                                     STR_LIT(" specified path is not on the system drive (C:)")));
    return true;
}

/* A Hyper-V container's filesystem was mounted just before: at BaseFS where that is given, else
 * somewhere. */
static bool is_mounted(const struct spec_build *b)
{
    return spec_has_base_fs(b) || (b->r->isolation.hyperv && b->c->base_fs.presence != MDL_SET);
}

static bool link_one(struct spec_build *b, struct str path, struct str target, struct spec_ref ref)
{
    if (!is_mounted(b) && !spec_is_base_fs_unknown(b))
        return spec_refuse(b, RULE_SYMLINKS, SPEC_CLASS_UNKNOWN, SPEC_REF(BASE_FS),
                           SPEC_TEXT(b, STR_LIT("ResolvePath: BaseFS of container "), b->c->id.v,
                                     spec_base_fs_missing(b)));
    if (!check_drive(b, path, ref))
        return false;
    spec_effect(b, SPEC_EFFECT_SYMLINK, path, target, false);
    return true;
}

static bool link_secrets(struct spec_build *b)
{
    for (size_t i = 0; i < b->c->secret_references.count; i++) {
        const struct mdl_secret_reference *s = &b->c->secret_references.items[i];
        struct str path = s->file.name.v;

        if (s->file.presence != MDL_SET)
            continue;
        if (!winpath_is_abs(b->engine.paths, path))
            path = join2(b, STR_LIT(SECRET_TARGETS), path);
        if (!link_one(b, path, join2(b, STR_LIT(INTERNAL_SECRETS), s->id.v),
                      SPEC_REF_AT(SECRET_FILE_NAME, i)))
            return false;
    }
    return true;
}

static bool link_configs(struct spec_build *b)
{
    for (size_t i = 0; i < b->c->config_references.count; i++) {
        const struct mdl_config_reference *r = &b->c->config_references.items[i];
        struct str path = r->file.name.v;

        if (r->file.presence != MDL_SET)
            continue;
        if (engine_has(&b->engine, CHANGE_CONFIG_TARGET) && !winpath_is_abs(b->engine.paths, path))
            path = join2(b, STR_LIT(CONFIG_TARGETS), path);
        if (!link_one(b, path, join2(b, STR_LIT(INTERNAL_CONFIGS), r->id.v),
                      SPEC_REF_AT(CONFIG_FILE_NAME, i)))
            return false;
    }
    return true;
}

bool step_symlinks(struct spec_build *b)
{
    const struct mdl_container *c = b->c;
    bool done;

    if (mdl_started_before(b->doc) || c->secret_references.count + c->config_references.count == 0)
        return true;
    if (!spec_need_host_config(b))
        return false;
    if (b->r->isolation.hyperv) {
        spec_effect(b, SPEC_EFFECT_MOUNT_FILESYSTEM, c->id.v, STR_NONE, false);
        b->unmount_at_end = !b->stopped;
    }
    done = link_secrets(b) && link_configs(b);
    if (b->unmount_at_end && engine_has(&b->engine, CHANGE_MOUNTS_FIRST))
        step_unmount(b);
    return done;
}

void step_unmount(struct spec_build *b)
{
    bool stopped = b->stopped;

    b->step = SPEC_STEP_SYMLINKS;
    b->stopped = false; /* it was mounted, so it is unmounted, whatever happened since */
    spec_effect(b, SPEC_EFFECT_UNMOUNT_FILESYSTEM, b->c->id.v, STR_NONE, false);
    b->stopped = stopped;
    b->unmount_at_end = false;
}

static void add_mount(struct spec_build *b, struct str source, struct str destination,
                      enum spec_rule rule)
{
    struct spec_mount *m = arena_calloc(b->a, 1, sizeof(*m));

    if (m == NULL)
        return;
    m->source = source;
    m->destination = destination;
    m->key = -1;
    m->index = -1;
    m->rule = rule;
    spec_add_mount(b, m);
}

void step_secret_mounts(struct spec_build *b)
{
    if (b->c->secret_references.count > 0)
        add_mount(b, secrets_folder(b), STR_LIT(INTERNAL_SECRETS), RULE_SECRET_MOUNT);
    if (b->c->config_references.count > 0)
        add_mount(b, configs_folder(b), STR_LIT(INTERNAL_CONFIGS), RULE_CONFIG_MOUNT);
}
