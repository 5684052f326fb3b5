export { LIBEREC_AREAS as AREAS } from '../../core/plan/liberec';
