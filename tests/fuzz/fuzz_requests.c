/* A run line of any flags with any values, through the whole of specgen: what one engine refuses
 * beside what nobody told of its host.
 *
 * The first byte is the engine, the second what stands behind the flags, each other one a flag. */
#include "model/formats/artefact.h"
#include "tests/fuzz/assess_whole.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>

enum { MOST_FLAGS = 24 };

/* What people ask for, right and wrong. In single quotes: bash leaves that alone. */
static const char *const flags[] = {
    "--add-host='a:1.2.3.4'",
    "--annotation='a=b'",
    "--blkio-weight='300'",
    "--cap-add='ALL'",
    "--cgroupns='private'",
    "--cpu-count='2'",
    "--cpu-count='400'",
    "--cpu-percent='50'",
    "--cpu-percent='101'",
    "--cpu-shares='500'",
    "--cpu-shares='20000'",
    "--cpus='1.5'",
    "--cpus='0.001'",
    "--cpus='500'",
    "--cpuset-cpus='0'",
    "--cpu-quota='1000'",
    "--detach-keys='ctrl-a'",
    "--device='class/5B45201D-F2F2-4F3B-85BB-30FF1F953599'",
    "--device='class://5B45201D-F2F2-4F3B-85BB-30FF1F953599'",
    "--device='vpci-location-path://PCIROOT(0)#PCI(0100)'",
    "--device='/dev/x'",
    "--device-cgroup-rule='c 1:3 mr'",
    "--device-read-bps='/dev/x:1mb'",
    "--dns='1.2.3.4'",
    "--dns='fe80::1'",
    "--dns-option='ndots:2'",
    "--dns-search='corp.example'",
    "--domainname='corp.example'",
    "--entrypoint='powershell'",
    "--entrypoint=''",
    "-e 'A=1'",
    "-e 'A'",
    "-e '=x'",
    "--expose='80'",
    "--expose='80-90/udp'",
    "--gpus='all'",
    "--group-add='1'",
    "--health-cmd='exit 0'",
    "--health-interval='10ms'",
    "--health-retries='-1'",
    "--hostname='web'",
    "--hostname='x_y'",
    "--init",
    "--io-maxbandwidth='10m'",
    "--io-maxiops='10'",
    "--ip='10.0.0.9'",
    "--ip6='fe80::9'",
    "--ipc='host'",
    "--isolation='process'",
    "--isolation='hyperv'",
    "--isolation='default'",
    "--isolation='bogus'",
    "--label='a=b'",
    "--link='web:alias'",
    "--link-local-ip='169.254.1.1'",
    "--log-driver='etwlogs'",
    "--log-driver='none'",
    "--log-opt='max-size=1k'",
    "--mac-address='12:34:56:78:9a:bc'",
    "--mac-address='x'",
    "--memory='2g'",
    "--memory='4'",
    "--memory-reservation='1g'",
    "--memory-swap='-1'",
    "--memory-swappiness='60'",
    "--mount='type=bind,source=C:\\data,target=C:\\x'",
    "--mount='type=bind,source=C:\\data,target=C:\\x,bind-propagation=rslave'",
    "--mount='type=volume,source=v,target=C:\\v,volume-nocopy'",
    "--mount='type=volume,source=con,target=C:\\v'",
    "--mount='type=npipe,source=\\\\.\\pipe\\a,target=\\\\.\\pipe\\a'",
    "--mount='type=image,source=i,target=C:\\i'",
    "--mount='type=tmpfs,target=C:\\t'",
    "--mount='type=cluster,source=c,target=C:\\c'",
    "--name='web'",
    "--name='-'",
    "--network='host'",
    "--network='none'",
    "--network='nat'",
    "--network='corp'",
    "--network='container:other'",
    "--network='container:web'",
    "--network='name=corp,ip=10.0.0.9,alias=x'",
    "--network-alias='a'",
    "--oom-kill-disable",
    "--oom-score-adj='100'",
    "--pid='host'",
    "--pids-limit='10'",
    "--platform='windows/amd64'",
    "--platform='linux'",
    "--privileged",
    "-p '80:80'",
    "-p '8000-8010:80-90'",
    "-p '1.2.3.4:80:80/udp'",
    "-P",
    "--read-only",
    "--restart='on-failure:3'",
    "--restart='always'",
    "--restart='bogus'",
    "--rm",
    "--runtime='io.containerd.runhcs.v1'",
    "--runtime='bogus'",
    "--security-opt='credentialspec=file://web.json'",
    "--security-opt='credentialspec=file://C:\\web.json'",
    "--security-opt='credentialspec=registry://web'",
    "--security-opt='credentialspec=raw://{\"CmsPlugins\":[\"ActiveDirectory\"]}'",
    "--security-opt='credentialspec=config://x'",
    "--security-opt='credentialspec='",
    "--security-opt='no-new-privileges'",
    "--security-opt='seccomp=unconfined'",
    "--shm-size='64m'",
    "--stop-signal='SIGTERM'",
    "--stop-signal='SIGX'",
    "--stop-timeout='-1'",
    "--storage-opt='size=20G'",
    "--storage-opt='size=lots'",
    "--storage-opt='x=y'",
    "--sysctl='a=b'",
    "--tmpfs='/x'",
    "--tmpfs='C:\\t'",
    "-t",
    "-i",
    "-d",
    "--ulimit='nofile=10'",
    "--user='ContainerUser'",
    "--userns='host'",
    "--uts='host'",
    "-v 'C:\\data:C:\\x'",
    "-v 'C:\\data:C:\\x:ro'",
    "-v 'c:\\other:c:\\x'",
    "-v 'name:C:\\n'",
    "-v '/data:/x'",
    "-v 'C:\\alone'",
    "-v '\\\\.\\pipe\\a'",
    "-v '\\\\.\\pipe\\a:\\\\.\\pipe\\a'",
    "-v 'C:\\:C:\\'",
    "-v 'con:C:\\n'",
    "-v 'C:\\data\\..\\x:C:\\y'",
    "--volume-driver='local'",
    "--volume-driver='azure'",
    "--volumes-from='other'",
    "--volumes-from='other:ro'",
    "--volumes-from='other:x'",
    "-w 'C:\\app'",
    "-w 'app'",
};

/* Images whose system is known, one that was never heard of, commands. */
static const char *const ends[] = {
    "mcr.microsoft.com/windows/servercore:ltsc2019",
    "mcr.microsoft.com/windows/nanoserver:ltsc2022 cmd /c dir",
    "web",
    "ubuntu sh -c 'echo \"a b\"'",
    "web '' 'a\"b'",
    "Web",
    "",
};

struct line {
    char text[4096];
    size_t len;
};

static void add(struct line *l, const char *text)
{
    size_t len = strlen(text);

    if (l->len + len < sizeof(l->text)) {
        memcpy(l->text + l->len, text, len);
        l->len += len;
    }
}

static const struct value *with_engine(const struct value *root, uint8_t byte)
{
    static const struct value_step step = {.key = STR_INIT("engine")};
    const char *name = mdl_engines[byte % MDL_ENGINE_COUNT].name;
    bool misfit = false;

    return value_with_set(root, &step, 1, value_string(str_of(name)), &misfit);
}

static void try_line(const struct line *l, uint8_t engine)
{
    const struct value *root;
    struct artefact file;
    struct mdl_doc *doc;
    struct err *e = artefact_read(&file, (struct str){l->text, l->len}, "f");

    if (e != NULL) { /* docker itself refuses it */
        if (e->text[0] == '\0' || e->class == ERR_INTERNAL || e->class == ERR_OOM)
            fuzz_broken(e->text, (struct str){l->text, l->len});
        err_free(e);
        return;
    }
    if ((root = with_engine(file.root, engine)) == NULL)
        fuzz_broken("no engine", STR_NONE);
    fuzz_must(mdl_doc_new(&doc, root));
    fuzz_assess(doc, ASSESS_CHANGED, false);
    mdl_doc_free(doc);
    value_unref(root);
    artefact_close(&file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct line l = {.len = 0};

    if (size < 2)
        return 0;
    add(&l, "docker run");
    for (size_t i = 2; i < size && i < MOST_FLAGS; i++) {
        add(&l, " ");
        add(&l, flags[data[i] % (sizeof(flags) / sizeof(flags[0]))]);
    }
    add(&l, " ");
    add(&l, ends[data[1] % (sizeof(ends) / sizeof(ends[0]))]);
    try_line(&l, data[0]);
    return 0;
}
