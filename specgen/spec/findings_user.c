/* As whom the process runs, and who that is on the network. */
#include "model/document/windows_builds.h"
#include "specgen/spec/account.h"
#include "specgen/spec/findings.h"

#define BUILD_1709 16299

static bool is_number(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.s[i] < '0' || text.s[i] > '9')
            return false;
    }
    return text.len > 0;
}

void finding_user_id(struct spec_build *b)
{
    struct str user = b->c->config.user.v;
    ptrdiff_t colon = str_find(user, ':', 0);

    if (!finding_of_windows(b) || (!is_number(user) && colon < 0 && !str_is(user, "root")))
        return;
    warn(b, RULE_USE_USER_ID, SPEC_REF(USER),
         SPEC_TEXT(b, STR_LIT("'"), user,
                   colon >= 0 && !is_number(str_cut(user, 0, (size_t)colon))
                       ? STR_LIT("' has a colon, which no name of a Windows account has; the part "
                                 "behind it is a group on Linux only")
                       : STR_LIT("' is a user of Linux; Windows looks for an account of that name "
                                 "in the container, and the process does not start (0x52E)")));
}

void finding_network_service(struct spec_build *b)
{
    uint64_t build = b->r->facts.os_build;
    struct mdl_windows image;
    bool of_image = mdl_windows_version(&image, b->r->image.os_version) && image.build > 0 &&
                    image.build < BUILD_1709;

    if (!finding_of_windows(b) || account_of(b->c->config.user.v) != ACCOUNT_NETWORK ||
        (!of_image && (build == 0 || build >= BUILD_1709)))
        return;
    warn(b, RULE_USE_NETWORK_SERVICE, SPEC_REF(USER),
         arena_printf(b->a,
                      "the %s build %llu; before 16299 (version 1709) a container cannot "
                      "start its process as NETWORK SERVICE (0x52E)",
                      of_image ? "image is of" : "host has",
                      (unsigned long long)(of_image ? image.build : build)));
}

static bool has_credential_spec(const struct spec_build *b)
{
    for (const struct spec_credential *look = b->r->credentials; look != NULL; look = look->next) {
        if (look->used && (look->data.len > 0 || look->state == PLAT_UNKNOWN))
            return true;
    }
    return false;
}

void finding_gmsa_user(struct spec_build *b)
{
    struct str user = b->c->config.user.v;

    if (!finding_of_windows(b) || !has_credential_spec(b) || account_of(user) != ACCOUNT_LOCAL)
        return;
    note(b, RULE_USE_GMSA_USER, SPEC_REF(USER),
         SPEC_TEXT(b,
                   STR_LIT("the account of the credential spec answers for SYSTEM and NETWORK "
                           "SERVICE; the process runs as '"),
                   user, STR_LIT("', which has no identity in the domain")));
}
