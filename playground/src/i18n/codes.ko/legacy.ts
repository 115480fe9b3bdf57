// Korean words for the codes of what is written in an old, loose or surprising way, and what it is read as.
import type { CodeText } from '../texts';

export const legacy = {
  'command-truncated': {
    title: '셸이 실행되지 않으므로 명령이 중간에서 잘립니다',
    help: '문자열로 쓴 명령은 단어로 나뉠 뿐 셸을 거치지 않으며, Compose는 따옴표 밖의 `;`, `&`, `|`, `<`, `>` 앞에서 명령을 끝냅니다. 셸이 필요하면 `["/bin/sh", "-c", "…"]`처럼 쓰십시오.',
  },
  'condition-missing': {
    title: '`depends_on`의 긴 형식에 조건이 없습니다',
    help: 'Docker Compose는 서비스마다 조건을 요구합니다. 조건이 없으면 짧은 형식처럼 먼저 시작할 뿐 기다리지 않으므로, `condition: service_started`나 `service_healthy`를 쓰십시오.',
  },
  'container-name-twice': {
    title: '두 서비스의 `container_name`이 같습니다',
    help: '엔진은 같은 이름의 컨테이너를 하나만 실행하므로 Docker Compose는 이를 거부합니다. 두 곳에서 모두 지우십시오. 서비스는 서비스 이름으로 서로를 찾습니다.',
  },
  'decimal-mode': {
    title: '앞에 0이 없는 파일 모드는 10진수로 읽습니다',
    help: '파일 모드는 8진수이지만 `440`처럼 쓰면 10진수여서 `0670`을 뜻하며, Docker Compose도 똑같이 읽습니다. 앞에 0을 붙이십시오.',
  },
  'duplicate-item': {
    title: '목록에 같은 항목이 두 번 있습니다',
    help: '이 목록의 항목은 한 번만 유효하며, Docker Compose는 같은 항목이 두 번 있으면 거부합니다. 하나를 지우십시오.',
  },
  'duration-unit': {
    title: '시간에 단위가 없어 초로 읽습니다',
    help: 'Compose는 단위가 없는 숫자를 거부합니다. 대부분 초를 뜻하므로 초로 읽지만, `30s`처럼 단위를 쓰십시오.',
  },
  'extension-place': {
    title: 'Docker Compose는 이 위치에서 사용자 정의 키를 받지 않습니다',
    help: '`x-`로 시작하는 사용자 정의 키는 거의 어디에나 쓸 수 있지만 여기는 아닙니다. 서비스 바로 아래처럼 허용되는 곳으로 옮기십시오.',
  },
  'external-name': {
    title: '`external` 아래에 이름을 쓰는 것은 옛 형식입니다',
    help: '오늘날에는 `external: true`와 나란히 `name`을 쓰며, Docker Compose도 옛 형식을 경고합니다. 새 형식으로 바꾸십시오.',
  },
  'host-without-address': {
    title: '`extra_hosts`의 이름에 주소가 없어 제외됩니다',
    help: 'Docker Compose는 이 줄을 받아들이지만 Docker가 컨테이너를 시작하지 못합니다. 이름 뒤에 주소를 쓰거나 변수에 값을 지정하십시오.',
  },
  'key-without-value': {
    title: '키에 값이 없어 없는 것으로 읽습니다',
    help: '아래에 아무것도 없는 키는 아무 의미가 없으며 Docker Compose는 거부합니다. 값을 쓰거나 키를 지우십시오.',
  },
  'legacy-format': {
    title: '`services:`가 없던 Compose 첫 번째 형식의 파일입니다',
    help: 'Docker Compose는 이 형식을 더 이상 받지 않습니다. 여기서는 `services` 아래에 있고 볼륨도 선언된 것으로 읽지만, 첫 줄에 `services:`를 쓰고 나머지를 들여쓰십시오.',
  },
  'legacy-key': {
    title: '옛 형식의 키입니다',
    help: 'Docker Compose는 이 키를 더 이상 받지 않습니다. 여기서는 현재 형식의 해당 위치에 있는 것으로 읽지만, 현재 형식의 키로 바꾸십시오.',
  },
  'mount-option-unknown': {
    title: 'Compose가 알지 못하는 마운트 옵션은 무시됩니다',
    help: '`cached`나 `delegated` 같은 옵션은 옛 Docker Desktop을 위한 것이었습니다. 옵션을 지우거나 철자를 확인하십시오.',
  },
  'number-cut': {
    title: '정수를 받는 키이므로 소수점 아래를 버립니다',
    help: 'Docker Compose도 소수 부분을 버리며, 여기서도 똑같이 합니다. 정수로 쓰십시오.',
  },
  'octal-number': {
    title: '0으로 시작하는 숫자는 8진수로 읽습니다',
    help: '`0120`은 80이며 Docker Compose도 똑같이 읽습니다. 파일 모드가 아니라면 의도한 경우가 드무니 앞의 0을 지우고, 문자열이라면 따옴표로 감싸십시오.',
  },
  'other-form': {
    title: 'Docker Compose는 이 값을 다른 형식으로만 받습니다',
    help: '뜻이 분명하므로 여기서는 받아들이지만, Docker Compose에서도 쓰려면 메시지에 나온 형식으로 바꾸십시오.',
  },
  'secret-driver': {
    title: 'Docker Compose는 드라이버에서 시크릿을 가져오지 않습니다',
    help: '드라이버가 주는 시크릿은 Swarm에서만 쓸 수 있습니다. Docker Compose는 파일이나 변수에서만 시크릿의 내용을 가져옵니다.',
  },
  'unquoted-date': {
    title: '따옴표 없는 날짜를 Docker Compose는 다르게 씁니다',
    help: 'Docker Compose는 이 값을 시각으로 읽어 `2024-01-02 00:00:00 +0000 UTC`처럼 바꾸지만, 여기서는 쓰인 그대로 둡니다. 따옴표로 감싸면 양쪽에서 같아집니다.',
  },
  'unquoted-key': {
    title: '키가 문자열이 아닙니다',
    help: 'Docker Compose는 문자열만 키로 받고 숫자나 다른 값은 받지 않습니다. 여기서는 쓰인 그대로 읽지만, 따옴표로 감싸십시오.',
  },
  'unquoted-text': {
    title: '문자열이 와야 할 곳에 다른 값이 있습니다',
    help: '따옴표 없는 숫자나 불리언은 처리 과정에서 바뀔 수 있습니다(`1.10`이 `1.1`이 됩니다). 따옴표로 감싸는 것이 안전합니다.',
  },
} satisfies Record<string, CodeText>;
