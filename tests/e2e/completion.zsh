# completion.zsh SCRIPT LINE...: what zsh offers behind each line, in words with a blank, a line each.
zmodload zsh/zpty
zpty shell zsh -f -i
# Each match that a function hands to compadd is printed, with the suffix that it gets.
zpty -w shell 'PROMPT=; autoload -Uz compinit; compinit -u -D; source '"${(q)1}"'
compadd() {
    local -a found words=("$@")
    local suffix=
    [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]] && { builtin compadd "$@"; return }
    builtin compadd -A found "$@"
    ((words[(I)-S])) && suffix=$words[words[(I)-S]+1]
    for match in $found; do print -r -- "<<$match$suffix>>"; done
    builtin compadd "$@"
}
show_end() { zle list-choices; print -r -- "<<end>>"; BUFFER=; zle redisplay }
zle -N show_end
bindkey "^T" show_end
print -r -- "<<""ready>>"'
while zpty -r shell line && [[ $line != *'<<ready>>'* ]]; do :; done
for typed in "${@[2,-1]}"; do
    local -a offered=()
    zpty -w -n shell "$typed"$'\C-t'
    while zpty -r shell line && [[ $line != *'<<end>>'* ]]; do
        [[ $line == *'<<'*'>>'* ]] && offered+=(${${line##*<<}%%>>*})
    done
    print -r -- ${(ou)offered}
done
zpty -d shell
