/* Filesystem, devices and identity: what the container can reach, and as whom. */
#include "specgen/credential/credential_document.h"
#include "specgen/explain/effective_build.h"
#include "specgen/explain/explain.h"
#include "specgen/spec/account.h"
#include "specgen/spec/device_classes.h"

#define DEVICES_NAMED 60 /* bytes, about */

/* No inspect tells it: where it stands in the spec, it stands for the real one. */
static void mark_placeholder(const struct effective_build *b, struct effective_row *row)
{
    const struct spec_node *node;
    struct str path;

    if (!mdl_is_assumption(mdl_source_of(b->r->doc->root, STR_LIT("container.BaseFS"))))
        return;
    if (!b->h->readonly_rootfs.v)
        row->set = STR_NONE;
    node = spec_find(b->r->spec, STR_LIT("root.path"));
    if (node == NULL || !explain_assumed(&path, b->a, b->r, node))
        return;
    row->spec = EFFECTIVE_TEXT(b, row->spec, STR_LIT("?"));
    row->spec_open = true;
    row->note = EFFECTIVE_TEXT(b, row->note, row->note.len > 0 ? STR_LIT("; ") : STR_NONE,
                               STR_LIT("the path is a placeholder: nobody told the container's "
                                       "BaseFS"));
}

void effective_fill_root(const struct effective_build *b, struct effective_row *row)
{
    bool readonly = b->h->readonly_rootfs.v;

    row->set =
        readonly ? STR_LIT("read-only") : effective_clip(b->a, b->r->doc->container.base_fs.v);
    row->spec = effective_in_spec(b, "root.path", "path");
    row->source = EFFECTIVE_FROM_RUNTIME;
    if (b->r->linux_container) {
        row->rule = RULE_ROOT_LINUX;
        row->source = EFFECTIVE_FROM_RUNTIME_LINUX;
        row->gets = readonly ? STR_LIT("layers joined in the VM, read-only")
                             : STR_LIT("layers joined in the VM");
        return;
    }
    row->gets = b->out->vm ? STR_LIT("layers joined in the VM") : STR_LIT("mounted on the host");
    row->note = b->out->vm ? STR_LIT("the host does not mount it: host tools cannot look inside")
                           : STR_NONE;
    if (readonly) {
        row->rule = RULE_ROOT_READONLY;
        row->gets = EFFECTIVE_TEXT(b, row->gets, STR_LIT(", writable"));
        row->note = STR_LIT("Windows has no read-only root: the setting is ignored");
        row->surprises = true;
    }
    mark_placeholder(b, row);
}

struct mount_list {
    struct arena *a;
    const struct spec_mount *at; /* moves along as the texts are asked for, in order */
};

static struct str mount_text(const void *ctx, size_t index)
{
    struct mount_list *list = *(struct mount_list *const *)ctx;
    const struct spec_mount *m = list->at;

    (void)index;
    list->at = m->next;
    if (m->writable)
        return m->destination;
    return CONCAT(list->a, effective_clip(list->a, m->destination), STR_LIT(" (ro)"));
}

void effective_fill_mounts(const struct effective_build *b, struct effective_row *row)
{
    struct mount_list list = {b->a, b->r->mounts};
    struct mount_list *ctx = &list;
    size_t asked = b->r->doc->container.mounts.count, count = 0;

    for (const struct spec_mount *m = b->r->mounts; m != NULL; m = m->next)
        count++;
    if (asked > 0)
        row->set = effective_plural(b->a, asked, "mount", "mounts");
    row->source = EFFECTIVE_FROM_RUNTIME;
    if (count == 0) {
        row->gets = STR_LIT("none");
        return;
    }
    row->spec = effective_plural(b->a, count, "mount", "mounts");
    row->gets = effective_list(b->a, count, mount_text, &ctx);
    if (b->out->vm) {
        row->gets = EFFECTIVE_TEXT(b, row->gets, STR_LIT("; shared into the VM"));
        row->note = STR_LIT("folders on mapped network drives work only in part from a VM "
                            "(microsoft/Windows-Containers issue 87, read 2026-11)");
    }
    if (count > asked)
        row->note = STR_LIT("with those of secrets and configs");
}

static struct str device_text(const void *ctx, size_t index)
{
    const struct mdl_device *devices = ctx;

    return devices[index].path_on_host.v;
}

/* Those of the list by the names of their classes. */
static struct str named_devices(const struct effective_build *b)
{
    struct str list = STR_NONE;

    for (size_t i = 0; i < b->h->devices.count; i++) {
        struct str path = b->h->devices.items[i].path_on_host.v;
        const struct device_class *class = device_class_of(path);

        if (class != NULL && list.len < DEVICES_NAMED)
            list = EFFECTIVE_TEXT(b, list, list.len > 0 ? STR_LIT(", ") : STR_NONE,
                                  str_of(class->name));
    }
    return list;
}

void effective_fill_devices(const struct effective_build *b, struct effective_row *row)
{
    size_t count = b->h->devices.count;
    struct str list = effective_list(b->a, count, device_text, b->h->devices.items);
    struct str named = named_devices(b);
    const struct spec_node *in_spec =
        b->r->spec != NULL ? spec_find(b->r->spec, STR_LIT("windows.devices")) : NULL;

    if (count == 0) {
        row->gets = STR_LIT("none");
        if (b->out->vm && !b->r->linux_container) {
            row->rule = RULE_DEVICE_ISOLATION;
            row->gets = STR_LIT("none; not possible");
            row->note = STR_LIT("devices need process isolation");
        }
        return;
    }
    row->set = list;
    if (b->r->linux_container) {
        row->rule = RULE_IGNORED;
        row->gets = STR_LIT("none");
        row->note = STR_LIT("the setting is ignored for Linux containers");
        row->surprises = true;
        return;
    }
    row->spec = effective_plural(b->a, count, "device", "devices");
    row->gets = list;
    if (named.len > 0)
        row->gets = EFFECTIVE_TEXT(b, list, STR_LIT(": "), named);
    row->source = EFFECTIVE_FROM_RUNTIME;
    if (in_spec != NULL && in_spec->origin->rule == RULE_DEVICE_TYPED) {
        row->rule = RULE_DEVICE_TYPED;
        row->note = STR_LIT("each stands for all devices of its type and id, such as an interface "
                            "class");
    } else {
        row->note = STR_LIT("all devices of that interface class");
    }
}

/* Without what may be a secret: raw credential specs can hold passwords. */
static struct str option_text(const struct effective_build *b, struct str option)
{
    ptrdiff_t raw = str_find_ascii_case(option, STR_LIT("raw://"), 0);

    if (raw < 0)
        return effective_clip(b->a, option);
    return EFFECTIVE_TEXT(b, str_cut(option, 0, (size_t)raw + 6),
                          arena_printf(b->a, "(%zu bytes)", option.len - (size_t)raw - 6));
}

static const struct spec_credential *used_credential(const struct spec_result *r)
{
    const struct spec_credential *c = r->credentials;

    while (c != NULL && !c->used)
        c = c->next;
    return c;
}

/* A credential spec is used, but nobody says what it holds. */
static bool is_not_known(const struct effective_build *b, const struct spec_credential *used)
{
    return used != NULL && used->data.len == 0 && used->state == PLAT_UNKNOWN &&
           !b->r->linux_container;
}

/* Whose identity the process has on the network: the gMSA answers for two accounts. */
static struct str identity_of_process(const struct effective_build *b, struct str gmsa)
{
    struct str user = effective_clip(b->a, b->config->user.v);

    switch (account_of(b->config->user.v)) {
    case ACCOUNT_LOCAL:
        return EFFECTIVE_TEXT(b, gmsa,
                              STR_LIT(" for SYSTEM and NETWORK SERVICE; none for the "
                                      "process, "),
                              user);
    case ACCOUNT_IMAGE:
    case ACCOUNT_SYSTEM:
    case ACCOUNT_NETWORK:
    case ACCOUNT_ADMINISTRATOR:
    case ACCOUNT_VIRTUAL:
        break;
    }
    return gmsa;
}

/* The account that the container's SYSTEM and NETWORK SERVICE have. */
static struct str own_name(const struct credential_document *doc)
{
    return doc->machine_account.len > 0 ? doc->machine_account : doc->accounts[0].name;
}

static void fill_account(const struct effective_build *b, struct effective_row *row,
                         struct str data)
{
    struct credential_document doc;
    struct str gmsa;

    row->spec = arena_printf(b->a, "credentialSpec, %zu bytes", data.len);
    row->source = EFFECTIVE_FROM_RUNTIME;
    if (!credential_document_read(&doc, b->a, data))
        return;
    if (!doc.is_json) {
        effective_unknown(row, STR_LIT("the credential spec is not JSON"));
        row->surprises = true;
    } else if (doc.account_count == 0 || doc.accounts[0].name.len == 0) {
        effective_unknown(row, STR_LIT("the credential spec names no account"));
        row->surprises = true;
    } else {
        gmsa = EFFECTIVE_TEXT(b, STR_LIT("gMSA "), effective_clip(b->a, own_name(&doc)),
                              doc.dns_name.len > 0 ? STR_LIT(" of ") : STR_NONE,
                              effective_clip(b->a, doc.dns_name));
        row->gets = identity_of_process(b, gmsa);
        row->surprises = row->gets.len != gmsa.len;
        row->note = doc.has_plugin ? STR_LIT("the host need not be in the domain (plug-in)")
                                   : STR_LIT("the host must be in the domain");
    }
}

/* ---- accounts beside the container's own ------------------------------------------------ */

struct further {
    struct arena *a;
    const struct credential_account **accounts;
};

static struct str further_text(const void *ctx, size_t index)
{
    const struct further *f = ctx;
    const struct credential_account *account = f->accounts[index];

    if (account->scope.len == 0)
        return account->name;
    return CONCAT(f->a, account->name, STR_LIT(" ("), account->scope, STR_LIT(")"));
}

void effective_fill_accounts(const struct effective_build *b, struct effective_row *row)
{
    const struct spec_credential *used = used_credential(b->r);
    struct further f = {b->a, NULL};
    struct credential_document doc;
    size_t count = 0;

    row->gets = STR_LIT("none");
    if (is_not_known(b, used)) {
        effective_unknown(row, STR_LIT("the credential spec is not known"));
        return;
    }
    if (used == NULL || used->data.len == 0 || b->r->linux_container ||
        !credential_document_read(&doc, b->a, used->data) || doc.account_count == 0)
        return;
    f.accounts = arena_calloc(b->a, doc.account_count, sizeof(*f.accounts));
    if (f.accounts == NULL)
        return;
    for (size_t i = 0; i < doc.account_count; i++) {
        if (!str_eq_ascii_case(doc.accounts[i].name, own_name(&doc)))
            f.accounts[count++] = &doc.accounts[i];
    }
    if (count == 0)
        return;
    row->gets = effective_list(b->a, count, further_text, &f);
    row->note = STR_LIT("programs can ask for these accounts by name, application pools of IIS for "
                        "example");
    row->source = STR_LIT("learn.microsoft.com, Create gMSAs for Windows containers, read 2026-11");
}

void effective_fill_identity(const struct effective_build *b, struct effective_row *row)
{
    const struct mdl_strings *options = &b->h->security_opt;
    const struct spec_credential *used = used_credential(b->r);

    if (options->count > 0)
        row->set = option_text(b, options->items[options->count - 1].v);
    if (used != NULL && used->data.len > 0 && !b->r->linux_container) {
        fill_account(b, row, used->data);
    } else if (is_not_known(b, used)) {
        effective_unknown(row, STR_LIT("the container gets the account that its credential spec "
                                       "names; the credential spec is not known"));
    } else {
        row->gets = STR_LIT("none: no account of a domain");
        row->surprises = options->count > 0;
        if (b->r->linux_container && options->count > 0) {
            row->rule = RULE_IGNORED;
            row->note = STR_LIT("the setting is ignored for Linux containers");
        }
    }
    if (options->count > 1)
        row->note = STR_LIT("several security options: the last one wins");
}

void effective_fill_user(const struct effective_build *b, struct effective_row *row)
{
    struct str user = b->config->user.v;

    row->set = effective_clip(b->a, user);
    row->spec = effective_in_spec(b, "process.user.username", "username");
    if (user.len > 0) {
        row->gets = row->set;
        if (!b->r->linux_container && account_of(user) == ACCOUNT_LOCAL)
            row->note = STR_LIT("an account of the container: the image must have it");
        return;
    }
    row->certainty = EFFECTIVE_DEFAULT;
    if (b->r->linux_container) {
        row->gets = STR_LIT("uid 0");
        row->note = STR_LIT("the engine writes uid 0 and gid 0");
        return;
    }
    row->gets = STR_LIT("ContainerAdministrator");
    row->note = STR_LIT("an image's USER would stand here");
    row->source = STR_LIT("Microsoft ITOps Talk blog, How to change the user account for Windows "
                          "Containers, 2022-08, read 2026-11");
}
