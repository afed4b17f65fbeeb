# Completion of client-check for bash. Install: client-check completion --help
_client_check() {
  local cur=${COMP_WORDS[COMP_CWORD]} kind='' value
  COMPREPLY=()
  while IFS= read -r value; do
    if [[ -z $kind ]]; then
      kind=$value
      continue
    fi
    # The value is text: nothing of it may be run once it stands in the line.
    case $cur in
      \'*) [[ $value == *\'* ]] && continue ;;
      \"*)
        value=${value//\\/\\\\}
        value=${value//\"/\\\"}
        value=${value//\$/\\\$}
        value=${value//\`/\\\`}
        ;;
      *) printf -v value '%q' "$value" ;;
    esac
    COMPREPLY+=("$value")
  done < <(command client-check __complete bash "$COMP_CWORD" "${COMP_WORDS[@]}" 2>/dev/null)
  compopt -o nosort 2>/dev/null
  if [[ $kind == files ]]; then
    [[ $cur == '=' ]] && cur=
    if [[ ${#COMPREPLY[@]} -eq 0 ]] && compopt -o default 2>/dev/null; then return; fi
    compopt -o filenames 2>/dev/null
    while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "$cur")
  fi
}
complete -F _client_check client-check
