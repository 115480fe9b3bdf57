// What every code of the engine means, in Korean. A chunk of its own, loaded only by pages that speak Korean.
//
// Words, so that all files say the same thing in the same way. Texts are in the formal polite style; titles are one sentence
// without a full stop and without names, because the message with its names stands below them. Code, names of tools, kinds of
// Kubernetes objects and YAML stay as they are.
//
//   service (Compose) 서비스     Service (Kubernetes) `Service`  key 키                 value 값
//   mapping 매핑                 list 목록                       anchor 앵커            alias (YAML, network) 별칭
//   folder 폴더                  path 경로                       environment variable 환경 변수
//   image 이미지                 tag 태그                        registry 레지스트리    build 빌드
//   container 컨테이너           Pod 파드                        node 노드              cluster 클러스터
//   command 명령                 entrypoint 엔트리포인트         hook 훅                shell 셸
//   volume 볼륨                  bind mount 바인드 마운트        claim 클레임(PVC)      storage class 스토리지 클래스
//   secret 시크릿                config 컨피그                   label 레이블           annotation 어노테이션
//   port 포트                    publish 게시                    network 네트워크       namespace 네임스페이스
//   health check 헬스 체크       probe 프로브                    unhealthy 비정상       restart 재시작
//   request 요청                 limit 제한                      reservation 예약       replica 레플리카
//   dependency 의존성            manifest 매니페스트             object 오브젝트        patch 패치
//   stack 스택                   task 태스크                     manager 매니저         routing mesh 라우팅 메시
//   device plug-in 장치 플러그인 autoscaler 오토스케일러         rollout 롤아웃         rollback 롤백
import type { CodeText } from '../texts';
import { command } from './command';
import { labels } from './labels';
import { legacy } from './legacy';
import { network } from './network';
import { reading } from './reading';
import { request } from './request';
import { security } from './security';
import { stack } from './stack';
import { storage } from './storage';
import { swarm } from './swarm';
import { validate } from './validate';
import { workload } from './workload';

/** The files by their names; a code stands in one of them only. */
export const parts = {
  reading, validate, legacy, storage, network, workload, security, labels, swarm, stack, command, request,
} satisfies Record<string, Record<string, CodeText>>;

/** What each code means; codes that are not of these have no words in Korean. */
export const codes: Readonly<Record<string, CodeText>> = Object.assign({}, ...Object.values(parts));
