/* Secrets, configs and mounts: what of their settings counts, and who can read them. */
#include "specgen/spec/account.h"
#include "specgen/spec/findings.h"

#define DEFAULT_MODE 0444 /* what docker service create writes */

char finding_drive(struct str path, struct str *rest)
{
    char letter;

    if (path.len >= 4 &&
        (str_starts(path, STR_LIT("\\\\?\\")) || str_starts(path, STR_LIT("//?/"))))
        path = str_cut(path, 4, path.len);
    letter = path.len >= 2 && path.s[1] == ':' ? path.s[0] : '\0';
    if (letter >= 'A' && letter <= 'Z')
        letter = (char)(letter + ('a' - 'A'));
    *rest = str_cut(path, 2, path.len);
    return letter >= 'a' && letter <= 'z' ? letter : '\0';
}

/* ---- secrets and configs ---------------------------------------------------------------- */

/* By its data; where that is not known, by its name. */
static bool is_credential_spec(struct spec_build *b, const struct mdl_config_reference *config)
{
    struct plat_text answer;

    b->host->ops->config(b->host->ctx, config->id.v, &answer);
    if (answer.state == PLAT_KNOWN)
        return str_holds_ascii_case(answer.v, STR_LIT("\"CmsPlugins\"")) ||
               str_holds_ascii_case(answer.v, STR_LIT("\"GroupManagedServiceAccounts\""));
    return str_holds_ascii_case(config->name.v, STR_LIT("credspec")) ||
           str_holds_ascii_case(config->name.v, STR_LIT("credential_spec")) ||
           str_holds_ascii_case(config->name.v, STR_LIT("credential-spec")) ||
           str_holds_ascii_case(config->name.v, STR_LIT("credentialspec"));
}

void finding_config_as_file(struct spec_build *b)
{
    for (size_t i = 0; i < b->c->config_references.count; i++) {
        const struct mdl_config_reference *config = &b->c->config_references.items[i];

        if (config->file.presence == MDL_SET && b->c->host_config.security_opt.count == 0 &&
            is_credential_spec(b, config))
            warn(b, RULE_USE_CONFIG_AS_FILE, SPEC_REF_AT(CONFIG_FILE_NAME, i),
                 SPEC_TEXT(b, STR_LIT("config '"),
                           config->name.v.len > 0 ? config->name.v : config->id.v,
                           STR_LIT("' is a credential spec, but it is given as a file: the "
                                   "container gets the file and no identity in the domain")));
    }
}

static bool is_of_linux(struct str id)
{
    return id.len > 0 && !str_is(id, "0");
}

static void check_owner(struct spec_build *b, const struct mdl_file_target *file, const char *kind,
                        struct str name, struct spec_ref ref)
{
    bool owner = is_of_linux(file->uid.v) || is_of_linux(file->gid.v);
    bool mode = file->mode.v != 0 && file->mode.v != DEFAULT_MODE;

    if (file->presence != MDL_SET || (!owner && !mode))
        return;
    note(b, RULE_USE_OWNER, ref,
         arena_printf(b->a,
                      "%s of %s '%.*s' reach%s nothing: on Windows it is mounted read-only, and "
                      "administrators and SYSTEM can read it",
                      owner && mode ? "UID, GID and Mode"
                      : owner       ? "UID and GID"
                                    : "Mode",
                      kind, STR_FMT(name), owner ? "" : "es"));
}

void finding_owner(struct spec_build *b)
{
    if (!finding_of_windows(b))
        return;
    for (size_t i = 0; i < b->c->secret_references.count; i++) {
        const struct mdl_secret_reference *s = &b->c->secret_references.items[i];

        check_owner(b, &s->file, "secret", s->name.v.len > 0 ? s->name.v : s->id.v,
                    SPEC_REF_AT(SECRET_FILE_UID, i));
    }
    for (size_t i = 0; i < b->c->config_references.count; i++) {
        const struct mdl_config_reference *c = &b->c->config_references.items[i];

        check_owner(b, &c->file, "config", c->name.v.len > 0 ? c->name.v : c->id.v,
                    SPEC_REF_AT(CONFIG_FILE_UID, i));
    }
}

void finding_readers(struct spec_build *b)
{
    struct str user = b->c->config.user.v;
    bool secrets = b->c->secret_references.count > 0, configs = b->c->config_references.count > 0;
    enum account account;

    if (!finding_of_windows(b) || (!secrets && !configs))
        return;
    account = account_of(user);
    if (account != ACCOUNT_VIRTUAL && account != ACCOUNT_NETWORK && account != ACCOUNT_LOCAL)
        return;
    warn(b, RULE_USE_READERS, SPEC_REF(USER),
         SPEC_TEXT(b, STR_LIT("the process runs as '"), user,
                   secrets && configs ? STR_LIT("'; secrets and configs")
                   : secrets          ? STR_LIT("'; secrets")
                                      : STR_LIT("'; configs"),
                   STR_LIT(" can be read by administrators and SYSTEM only"),
                   account == ACCOUNT_LOCAL
                       ? STR_LIT(", so not by this user unless it is an administrator")
                       : STR_LIT(", so not by this one")));
}

/* ---- mounts ----------------------------------------------------------------------------- */

void finding_writable(struct spec_build *b)
{
    for (size_t i = 0; i < b->c->mounts.count; i++) {
        const struct mdl_mount_point *m = &b->c->mounts.items[i];

        if (m->rw.presence != MDL_SET && m->destination.v.len > 0)
            note(b, RULE_USE_WRITABLE, SPEC_REF_AT(MOUNT_RW, i),
                 SPEC_TEXT(b, m->destination.v,
                           STR_LIT(" is mounted read-only: nobody says whether it is writable "
                                   "(RW)")));
    }
}

static bool is_whole(struct str rest)
{
    return rest.len == 0 || (rest.len == 1 && (rest.s[0] == '\\' || rest.s[0] == '/'));
}

static const char *destination_fault(struct str destination)
{
    struct str rest;
    char drive;

    if (str_starts_ascii_case(destination, STR_LIT("\\\\.\\pipe\\")))
        return NULL;
    drive = finding_drive(destination, &rest);
    if (str_find(destination, '|', 0) >= 0)
        return " has a '|', which no path of Windows has";
    if (drive == 'c' && is_whole(rest))
        return " is the system drive itself: nothing can be mounted over it";
    if (drive != '\0' && drive != 'c' && !is_whole(rest))
        return " is a folder on a drive that the container does not have: on a drive other than C: "
               "only the whole drive can be mounted";
    return NULL;
}

void finding_destination(struct spec_build *b)
{
    if (!finding_of_windows(b))
        return;
    for (size_t i = 0; i < b->c->mounts.count; i++) {
        struct str destination = b->c->mounts.items[i].destination.v;
        const char *fault = destination_fault(destination);

        if (fault != NULL)
            warn(b, RULE_USE_DESTINATION, SPEC_REF_AT(MOUNT_DESTINATION, i),
                 SPEC_TEXT(b, destination, str_of(fault)));
    }
}
