// The one view of the result's text; it outlives the pane that shows it.
import { ResultView } from '../editor/result';

export const resultView = new ResultView();
